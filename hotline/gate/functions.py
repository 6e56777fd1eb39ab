"""What predicates may call: check digits, as SQL over a text of the right form."""

WEIGHTS_OF_ID = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DIGITS_OF_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS_OF_CREDIT = tuple(3**place % 31 for place in range(17))


def _weighted(weights: tuple[int, ...], digit: str) -> str:
    return " + ".join(f"{weight} * {digit.format(place)}" for place, weight in enumerate(weights, start=1))


_OF_ID = _weighted(WEIGHTS_OF_ID, "(ascii(substr(number, {}, 1)) - 48)")
_OF_CREDIT = _weighted(WEIGHTS_OF_CREDIT, f"(instr('{DIGITS_OF_CREDIT}', substr(code, {{}}, 1)) - 1)")

# What the last sign of an ID number (GB 11643) and of an enterprise's credit code (GB 32100) should be.
CHECK_DIGITS = f"""
create or replace macro gate.id_check_digit(number) as substr('10X98765432', ({_OF_ID}) % 11 + 1, 1);
create or replace macro gate.credit_check_digit(code) as
    substr('{DIGITS_OF_CREDIT}', (31 - ({_OF_CREDIT}) % 31) % 31 + 1, 1);
"""
