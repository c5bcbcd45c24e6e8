"""The shape of every JSON answer, one class for each schema.

These classes type the functions that build the answers, and the published JSON Schemas are made
from them. A schema's number rises when a key changes its meaning or goes; keys may be added.
Probabilities are raw numbers between 0 and 1; dates are text, as written in the theatre.
"""
