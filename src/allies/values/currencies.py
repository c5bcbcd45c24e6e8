"""Currencies by their three letters."""

from __future__ import annotations

# ISO 4217, those in use, and some that were when the records of today's states begin.
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
    VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW
    BYB BYR DEM FRF HRK ITL NLG RUR SUR TJR TMM XEU
    """.split()  # noqa: SIM905 (a list of two hundred lines tells nobody more)
)


def currency_in(unit: str) -> str:
    """Return the currency of a unit such as `USD a year`; empty if it has none."""
    return next((word for word in unit.split() if word in CURRENCIES), "")
