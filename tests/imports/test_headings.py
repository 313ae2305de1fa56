"""Headers in six languages, and by a map."""

from __future__ import annotations

import pytest

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.imports.headings import Heading, find_heading, is_heading
from jss_cli.imports.sheet_map import NO_MAP, SheetMap, _read_map

FILE = SourceText("a.csv", "")


def heading(header: str, sheet_map: SheetMap = NO_MAP) -> Heading:
    found = find_heading([["Notes of 2026"], header.split("|")], sheet_map, FILE)
    assert found
    return found


def fields(header: str, sheet_map: SheetMap = NO_MAP) -> str:
    columns = heading(header, sheet_map).columns
    return " ".join(sorted(columns, key=columns.__getitem__))


def a_map(text: str) -> SheetMap:
    return _read_map(SourceText("map.yaml", text))


@pytest.mark.parametrize(
    ("header", "language", "expected"),
    [
        ("Client|Job Title|From|To|Gross", "en", "client title started ended earned"),
        ("Auftraggeber|Auftrag|Art|Beginn|Ende|Umsatz", "de", "client title kind started ended earned"),
        ("Cliente|Puesto|Contrato|Tipo|Inicio|Fin|Monto", "es", "client title id kind started ended earned"),
        ("Contratante|Projeto|Contrato|Início|Término|Valor", "pt", "client title id started ended earned"),
        ("Client|Titre|Type|Du|Au|Montant|Note", "fr", "client title kind started ended earned stars"),
        ("Замовник|Проєкт|Договір|Початок|Кінець|Оплата", "uk", "client title id started ended earned"),
        ("TITULO|inicio|Calificacion|Wage", "es", "title started stars"),
        ("Client|Title|Type|Notes|Note", "en", "client title kind notes"),
        ("Kunde|Titel|Umsatz (€)|Von", "de", "client title earned started"),
        ("Nº do contrato|Projeto|Receita", "pt", "id title earned"),
        ("N° de contrat|Titre|Début", "fr", "id title started"),
        ("Vertragsnr|Titel|Honorar", "de", "id title earned"),
        ("Client|Title|Amount in USD", "en", "client title earned"),
    ],
)
def test_a_header_is_read_in_the_language_of_the_others(header: str, language: str, expected: str) -> None:
    assert (heading(header).language, fields(header)) == (language, expected)


def test_a_currency_in_a_header_holds_for_its_column() -> None:
    assert heading("Kunde|Titel|Umsatz (€)|Erstattung US$").currencies == {"earned": "EUR", "refunded": "USD"}


@pytest.mark.parametrize("header", ["Client|Title", "From|To|Amount", "a|b|c|d", "", "Date|Type|Amount|Balance"])
def test_fewer_than_three_known_headers_or_none_of_a_name_are_no_header(header: str) -> None:
    assert not is_heading(header.split("|"))
    assert find_heading([header.split("|")], NO_MAP, FILE) is None


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Client|Title|Amount|Paid", 'columns "Amount" and "Paid" are both `earned`'),
        ("Client|Type|Note", 'column "Note" is `notes` (English) or `stars` (French)'),
    ],
)
def test_headers_with_two_readings_are_refused(header: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        heading(header)
    assert [(fault.code, fault.message) for fault in raised.value.faults] == [("JSS825", message)]


def test_a_map_wins_over_what_headers_say_by_themselves() -> None:
    assert fields("Client|Title|Amount|Paid", a_map("columns: {Paid: earned}")) == "client title earned"
    assert heading("Client|Title|Amount|Paid", a_map("columns: {Paid: earned}")).columns["earned"] == 3
    assert fields("Zleceniodawca|Od|Do", a_map("columns: {Zleceniodawca: client, OD: started}")) == "client started"


def test_a_column_of_a_map_that_is_not_there_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(InputError) as raised:
        heading("Nazwa|Kwota", a_map("columns:\n  Nazwa: title\n  Kwota PLN: earned"))
    fault = raised.value.faults[0]
    assert fault.position
    assert (fault.code, fault.message, fault.position.line) == ("JSS824", 'no column "Kwota PLN"', 3)
    assert fault.hint == 'did you mean "Kwota"?'


def test_a_map_of_another_sheet_is_not_used() -> None:
    other, general = a_map("columns: {Nazwa: title, Kwota: earned}"), a_map("decimal: comma")
    assert fields("Client|Title|From", other) == "client title started"
    assert heading("Client|Title|From", other).map == NO_MAP
    assert heading("Client|Title|From", general).map == general


def test_what_no_field_is_made_of_is_told() -> None:
    assert list(heading("Client|Title|From|Invoice no.|Notes").unread) == ["Invoice no.", "Notes"]
