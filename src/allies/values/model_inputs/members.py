"""Inputs about members and capitals: weights of drivers, stances, scales of words."""

from __future__ import annotations

from allies.values.model_inputs.rows import (
    LOG_ODDS,
    SHARE,
    ModelInput,
    group,
    triangle,
    weight,
)

# One point of log-odds moves even chances to 73 in 100. No weight can be negative; the sign of a
# driver is in its value.
WEIGHTS = (
    weight(
        "start_force",
        (-2.6, -1.3, 0.6),
        "Where a member's chance to support sending forces starts.",
        "after 1944 allies kept 22 in 100 pacts in war, and 5 in 42 pacts of defence (Berkemeier "
        "and Fuhrmann 2018); widened to 7 to 65 in 100 since most crises here are not wars",
        kind="published",
    ),
    weight(
        "start_other",
        (-1.0, 0.5, 2.0),
        "Where a member's chance to support talks or supplies starts.",
        "talks and supplies bind nobody and are seldom refused outright, so the start "
        "is above even chances, and wide",
    ),
    weight(
        "stake",
        (0.0, 0.8, 2.0),
        "How a state's own documents rank a crisis of the kind and see its place.",
        "a crisis of the kind a state's own documents put first moves a likely refusal to "
        "about even chances, not further",
    ),
    weight(
        "nearness",
        (0.0, 0.3, 1.0),
        "A border with the host.",
        "a neighbour has more to lose by inaction and by action, so this counts less than "
        "what its documents say",
    ),
    weight(
        "host",
        (0.0, 0.6, 1.5),
        "A member's relation to the host.",
        "friends are helped more readily than rivals, though alliances are kept towards "
        "governments one dislikes",
    ),
    weight(
        "adversary",
        (0.0, 0.8, 2.0),
        "A member's relation to the other side.",
        "ties with the other side keep a member out at least as surely as a quarrel with the host",
    ),
    weight(
        "leader",
        (0.0, 1.0, 2.5),
        "The vote of the leading state, for a member that depends on it in everything.",
        "for a member that depends on the leading state in everything, this is the "
        "largest single driver; with less dependence it counts less, down to zero",
    ),
    weight(
        "law",
        (0.0, 0.5, 1.5),
        "What the law says, as a member reads it.",
        "law restrains, but states often act unlawfully and often refuse what is lawful, so "
        "it never decides by itself",
    ),
    weight(
        "cost",
        (0.0, 0.6, 1.5),
        "What a member would give.",
        "the member that sends most of the force bears most of the cost; a vote that costs "
        "nothing is easy",
    ),
    weight(
        "control",
        (0.0, 0.4, 1.2),
        "How little the host controls where the crisis is, for who sends people.",
        "a host without control needs more people for longer; less than cost, since it is also why"
        " help is needed",
    ),
    weight(
        "capacity",
        (0.0, 0.8, 2.0),
        "How far a state's forces are free at the moment, for who sends people.",
        "a state whose forces are bound elsewhere seldom sends more; as much as stake",
    ),
    weight(
        "precedent",
        (0.0, 0.6, 1.5),
        "Fear for one's own sovereignty.",
        "fear for one's own sovereignty weighs as much as cost if the crisis is "
        "internal, and nothing if the attack comes from outside",
    ),
    weight(
        "frame",
        (0.0, 0.6, 1.5),
        "A member's trust in the organisation.",
        "a state that doubts an organisation doubts its use; as much as cost",
    ),
    weight(
        "start_passage_force",
        (-1.2, 0.0, 1.2),
        "Where a state's chance to let armed people through starts.",
        "passage of armed people is granted and refused about as often in the "
        "record: to the same mover by different states, and by one state at different "
        "times",
    ),
    weight(
        "start_passage_other",
        (-0.2, 1.0, 2.2),
        "Where a state's chance to let other goods through starts.",
        "goods that are not arms are mostly let through, for a price",
    ),
    weight(
        "permission",
        (0.0, 1.2, 2.5),
        "A state's last answer to the same mover.",
        "a state's last answer to the same mover is the best sign of its next "
        "answer; half as much if cargo or mode differ",
    ),
    weight(
        "alliance",
        (0.0, 0.7, 1.6),
        "An alliance with the mover.",
        "an ally is let through more readily; as much as trust in an organisation",
    ),
    weight(
        "dependence",
        (0.0, 0.7, 1.6),
        "A state's dependence on the mover.",
        "a state that needs the mover finds it hard to refuse; as much as alliance",
    ),
    weight(
        "price",
        (0.0, 0.6, 1.5),
        "A known price of passage.",
        "permissions have a price, which is seldom public; as much as cost",
    ),
)
MEMBERS = (
    *group(
        "support",
        SHARE,
        "The chance that a member supports, if it has said it is {}.",
        "a public stance is usually kept, and a reservation is more often kept than dropped",
        **{
            "for": triangle(0.70, 0.85, 0.95),
            "reserved": triangle(0.15, 0.30, 0.50),
            "against": triangle(0.02, 0.08, 0.20),
        },
    ),
    *group(
        "objection",
        SHARE,
        "The share of members without support that object, if they have said they are {}.",
        "blocking is costly for the member that blocks; who has said nothing objects only for a"
        " reason, see objection_bar",
        **{
            "against": triangle(0.60, 0.85, 0.97),
            "reserved": triangle(0.20, 0.45, 0.75),
        },
    ),
    ModelInput(
        "objection_bar",
        triangle(0.3, 1.0, 2.5),
        LOG_ODDS,
        "How far a member's reasons against must outweigh its other drivers before it objects.",
        "an objection is public and has a price, so a weak reason is not enough; as much as the"
        " stake in a crisis",
    ),
    ModelInput(
        "shock",
        triangle(-1.0, 0.0, 1.0),
        LOG_ODDS,
        "A common shift of all members of an organisation that no driver explains.",
        "it can outweigh any one driver, since the drivers leave much out",
    ),
    ModelInput(
        "own",
        triangle(-1.5, 0.0, 1.5),
        LOG_ODDS,
        "A shift of one member alone that no driver explains.",
        "it can outweigh any one driver, since the drivers leave much out",
    ),
    ModelInput(
        "unknown_value",
        triangle(-1.0, 0.0, 1.0),
        "from -1 to 1",
        "The value of a driver that is not recorded.",
        "zero on average, and any value in a draw",
    ),
    *group(
        "precedent",
        SHARE,
        "The share of the fear of precedent in a crisis of this kind: {}.",
        "the full share if outsiders would act in what a government calls its own affairs, none if"
        " an attack comes from outside",
        internal_unrest=1.0,
        coup=1.0,
        civil_war=1.0,
        disputed_election=1.0,
        insurgency_incursion=0.5,
        border_clash=0.5,
        disaster=0.25,
    ),
    ModelInput(
        "not_near",
        -0.25,
        "from -1 to 1",
        "The value of nearness for a state without a border with the host.",
        "distance lowers a stake, by less than a border raises it",
    ),
    ModelInput(
        "permitted",
        0.5,
        "from -1 to 1",
        "The value of law if it allows a means and makes it no duty.",
        "half of a duty, which counts in full: a permission gives no reason to act",
    ),
    ModelInput(
        "supplies_cost",
        -0.25,
        "from -1 to 1",
        "The value of cost for a member that gives equipment.",
        "equipment comes out of a state's stocks and costs less than people do",
    ),
    ModelInput(
        "not_listed",
        -0.5,
        "from -1 to 1",
        "The kind in stake if a published list of threats omits a kind of crisis.",
        "an omission from a list does not prove that the threat does not count",
    ),
    ModelInput(
        "unordered",
        0.5,
        "from -1 to 1",
        "The kind in stake if a list names a kind of crisis but is not read as a ranking.",
        "half way between nothing and the first place",
    ),
    ModelInput(
        "related",
        0.5,
        SHARE,
        "How much a threat counts that is related to a kind of crisis and does not name it.",
        "half as much: instability in the region is not yet a clash at a border",
    ),
    *group(
        "place",
        "from -1 to 1",
        "The place in stake if a state's own document sees the place of the crisis so: {}.",
        "stake is the mean of kind and place; what is named first is seen as most dangerous, what a"
        " list omits may still count",
        first=1.0,
        listed=0.75,
        preamble=0.25,
        through_effects=0.25,
        mentioned=0.0,
        absent=-0.5,
    ),
    *group(
        "reliability",
        SHARE,
        "The reliability of a statement from a source of grade {}.",
        "even a first-hand statement may be a bargaining position; F cannot be judged and is in"
        " the middle",
        A=1.0,
        B=0.95,
        C=0.85,
        D=0.6,
        E=0.3,
        F=0.7,
    ),
    *group(
        "credibility",
        SHARE,
        "The reliability of a statement whose own grade is {}.",
        "even a first-hand statement may be a bargaining position; 6 cannot be judged and is in"
        " the middle",
        **{"1": 0.98, "2": 0.95, "3": 0.85, "4": 0.6, "5": 0.3, "6": 0.7},
    ),
    ModelInput(
        "credence_without_grade",
        0.7,
        SHARE,
        "The reliability of a statement if no cited source has a grade.",
        "the same as a statement that cannot be judged",
    ),
)
# The number of each word about a capital; the steps of each scale are equal.
_STEPS = "the words of a scale are equally spaced, since no source gives the distances"
SCALES = (
    *group(
        "dependence",
        SHARE,
        "How far a state depends on another: {}.",
        _STEPS,
        none=0.0,
        low=1 / 3,
        some=2 / 3,
        high=1.0,
    ),
    *group(
        "fear",
        "from -1 to 1",
        "How far something is feared: {}.",
        _STEPS,
        welcomed=-1.0,
        none=0.0,
        low=1 / 3,
        some=2 / 3,
        high=1.0,
    ),
    *group(
        "relation",
        "from -1 to 1",
        "The relation of a state to another: {}.",
        _STEPS,
        hostile=-1.0,
        strained=-0.5,
        neutral=0.0,
        friendly=0.5,
        allied=1.0,
    ),
    *group(
        "frame",
        "from -1 to 1",
        "How a state values an organisation for security: {}.",
        _STEPS,
        rejected=-1.0,
        doubted=-0.5,
        accepted=0.5,
        preferred=1.0,
    ),
    *group(
        "own_means",
        "from -1 to 1",
        "How far a state's own forces fall short in a small conflict: {}.",
        _STEPS,
        overstretched=1.0,
        weak=0.5,
        adequate=-0.5,
        ample=-1.0,
    ),
    *group(
        "control",
        "from -1 to 1",
        "How little a state controls its territory where a crisis is: {}.",
        _STEPS,
        none=1.0,
        weak=0.5,
        partial=-0.5,
        full=-1.0,
    ),
    *group(
        "capacity",
        "from -1 to 1",
        "How far a state's forces are free to be sent: {}.",
        _STEPS,
        bound=-1.0,
        stretched=-0.5,
        free=0.5,
        ample=1.0,
    ),
    *group(
        "assessment",
        SHARE,
        "How independently a state's services judge: {}.",
        _STEPS,
        dependent=0.0,
        partly=0.5,
        independent=1.0,
    ),
)
