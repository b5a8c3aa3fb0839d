"""A word of the caller's own: a counting word that the built-in tables do not hold."""

import jiedui

RULES = "# table: classifiers\nid\twords\tunit\texample\ncage\t笼位\tcount\t新增200笼位\n"


def show(engine: jiedui.Engine) -> None:
    found = engine.parse("2021年，对口帮扶的蛋鸡养殖场新增1200笼位。").observations
    print(len(found), "quantities", *(observation.text for observation in found))


show(jiedui.Engine())
show(jiedui.Engine(rules=RULES, rules_name="trade.tsv"))
try:
    jiedui.Engine(rules="# table: classifiers\nid\tcolour\ncage\tblue\n", rules_name="trade.tsv")
except jiedui.RulesError as error:
    print(error.message)
