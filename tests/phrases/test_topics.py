"""News of one topic: houses, prices, taxes, trade, visitors, banks, electricity."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, rows

TOPICS: list[tuple[str, list[Expected]]] = [
    # houses: what a later word leaves unsaid
    ("前三季度，德清县商品房销售面积42万平方米，销售量同比增长6.5%；销售金额58亿元，销售额同比增长9.1%；销售均价13800元/平方米，销售价同比上涨2.4%。", [
        fig("42万平方米", indicator="housing_sales"), fig("6.5%", indicator="housing_sales"),
        fig("58亿元", indicator="housing_sales"), fig("9.1%", indicator="housing_sales"),
        fig("13800元", indicator="other_economic", activity="商品房销售均价"),
        fig("2.4%", indicator="other_economic", activity="商品房销售价")]),
    ("前三季度，全县二手房成交面积12万平方米，成交金额9.6亿元，成交额同比减少3.7%。", [
        fig("12万平方米", indicator="housing_sales", activity="二手房"),
        fig("9.6亿元", indicator="housing_sales", activity="二手房"),
        fig("3.7%", indicator="housing_sales", activity="二手房", value="-3.7")]),
    ("前三季度，办公楼销售面积7.5万平方米；商业营业用房12万平方米，同比增长8%。", [
        fig("7.5万平方米", activity="办公楼"),
        fig("12万平方米", indicator="housing_sales", activity="商业营业用房"), fig("8%", indicator="housing_sales")]),
    # prices
    ("9月份，鸡蛋零售价格为每公斤9.4元，同比上涨1.2%。", [
        fig("9.4元", indicator="price_index", measure="level"), fig("1.2%", indicator="price_index")]),
    ("前三季度，居民消费价格上涨0.6%，其中医疗保健和个人用品类上涨2.3%，交通和通信类下降1.8%。", [
        fig("0.6%", activity=""), fig("2.3%", activity="医疗保健和个人用品类"), fig("1.8%", activity="交通和通信类")]),
    # taxes and revenue
    ("前三季度，全县税收收入32亿元。增值税依旧挑大梁，收入13亿元，增长4.4%。", [
        fig("32亿元", indicator="tax", activity=""), fig("13亿元", indicator="tax", activity="增值税"),
        fig("4.4%", indicator="tax", activity="增值税")]),
    ("前三季度，全县财政总收入31亿元，比上年同期增长7.2%，增收2.1亿元。", [
        fig("31亿元"), fig("7.2%"), fig("2.1亿元", measure="change", indicator="fiscal_revenue")]),
    ("1—5月，税收收入1040万元，年初预算为2500万元，已完成41.6%。", [
        fig("1040万元", status="actual"), fig("2500万元", status="target", period_end="2024-12-31"),
        fig("41.6%", measure="share", status="actual")]),
    ("前三季度，税务部门组织收入1.3亿元，财政部门组织收入0.9亿元。", [
        fig("1.3亿元", indicator="budget_revenue", activity="税务部门"),
        fig("0.9亿元", indicator="budget_revenue", activity="财政部门")]),
    # trade
    ("前三季度，全县共出口茶叶1.2万吨，贸易值3.6亿元，同比增长8.8%。", [
        fig("1.2万吨", indicator="exports", activity="茶叶"), fig("3.6亿元", indicator="exports", activity="茶叶"),
        fig("8.8%", indicator="exports")]),
    ("前三季度，对东盟进出口8.2亿元，增长12%，其中对越南增长31%，对马来西亚、泰国分别增长9.3%、7.1%。", [
        fig("8.2亿元", indicator="trade", activity="东盟"), fig("12%"), fig("31%", activity="越南"),
        fig("9.3%", activity="马来西亚"), fig("7.1%", activity="泰国")]),
    ("前三季度，民营企业成为外贸主力军，出口18亿元，增长22%。", [
        fig("18亿元", indicator="exports", activity="民营企业"), fig("22%", activity="民营企业")]),
    ("前三季度，全省服务业实际使用外资2.4亿美元，增长11%。", [
        fig("2.4亿美元", indicator="foreign_investment", activity="服务业", place="浙江省"),
        fig("11%", activity="服务业", place="浙江省")]),
    ("前三季度，数字创意产业、生物技术和新医药产业、金融业实际利用外资同比分别增长13%、12%、11%。", [
        fig("13%", activity="数字创意产业"), fig("12%", activity="生物技术和新医药产业"), fig("11%", activity="金融业")]),
    ("雨伞产品出口到60多个国家和地区，前三季度出口1.2亿美元，产品八成出口。", [
        fig("1.2亿美元", indicator="exports"), fig("八成", measure="share", indicator="exports")]),
    # retail sales
    ("前三季度，城镇市场实现零售额86亿元，金银珠宝类实现商品零售额2.6亿元。", [
        fig("86亿元", indicator="retail_sales", activity="城镇市场"),
        fig("2.6亿元", indicator="retail_sales", activity="金银珠宝")]),
    ("从主要工业产品产量看，前三季度精制茶增长23%，中成药增长14%。", [
        fig("23%", indicator="output_volume", activity="精制茶"), fig("14%", indicator="output_volume", activity="中成药")]),
    # visitors
    ("前三季度，乡村旅游接待35万人次，实现收入6400万元。", [
        fig("35万人次", indicator="tourism_visits"), fig("6400万元", indicator="tourism_revenue", activity="乡村旅游")]),
    ("前三季度旅游数据：\n云溪田园综合体：累计接待游客6.4万人次，门票收入140万元；", [
        fig("6.4万人次", subject="云溪田园综合体"), fig("140万元", subject="云溪田园综合体", indicator="tourism_revenue")]),
    ("“五一”小长假，全县接待游客35万人次。", [fig("35万人次", period_start="2024-05-01", period_end="2024-05-31")]),
    # banks
    ("9月末，全县各项存、贷款余额分别为860亿元和790亿元。", [
        fig("860亿元", indicator="deposits"), fig("790亿元", indicator="loans")]),
    ("9月末，全县存贷款余额分别达到860亿元、790亿元。", [
        fig("860亿元", indicator="deposits"), fig("790亿元", indicator="loans")]),
    ("前三季度，住户存款新增42亿元，同比多增3.1亿元。", [
        fig("42亿元", measure="change", indicator="deposits", activity="住户"),
        fig("3.1亿元", measure="change", indicator="deposits")]),
    ("9月末，德清农商行各项贷款余额320亿元。", [
        fig("320亿元", indicator="loans", subject_kind="institution", subject="德清农商行")]),
    # wages
    ("去年，批发和零售业年平均工资42000元，为全市平均水平的61%。", [
        fig("42000元", indicator="wage"), fig("61%", measure="share", indicator="wage")]),
    ("年平均工资最高的行业中，金融业12.1万元，为全县平均水平的1.8倍；教育业8.3万元，为全县平均水平的1.25倍。", [
        fig("12.1万元", indicator="wage", activity="金融业"), fig("1.8倍", indicator="wage"),
        fig("8.3万元", indicator="wage", activity="教育业"), fig("1.25倍", indicator="wage", activity="教育业")]),
    ("去年，国有单位年平均工资9.1万元。", [fig("9.1万元", indicator="wage", activity="国有单位")]),
    # what branches and classes of firms use, trade and earn
    ("前三季度，全社会用电量24亿千瓦时，增长2.6%，其中造纸和纸制品业用电1.7亿千瓦时，增长8.6%。", [
        fig("24亿千瓦时", activity=""), fig("2.6%", activity=""), fig("1.7亿千瓦时", activity="造纸和纸制品业"),
        fig("8.6%", indicator="electricity", activity="造纸和纸制品业")]),
    ("前三季度，全县规上工业增加值增长18.2%；全社会用电量12.1亿度，增长7.5%。", [
        fig("18.2%", activity="规上工业"), fig("12.1亿度", activity=""), fig("7.5%", indicator="electricity", activity="")]),
    ("前三季度，民营企业2100家，增加6.4%；进出口值88亿元，增长3.9%。", [
        fig("2100家", activity="民营企业"), fig("6.4%"), fig("88亿元", indicator="trade", activity="民营企业"),
        fig("3.9%", indicator="trade", activity="民营企业")]),
    ("前三季度，实际利用外资8612万美元，其中完成现汇3062万美元，增长38.2%。", [
        fig("8612万美元", activity=""), fig("3062万美元", indicator="foreign_investment", activity="现汇"),
        fig("38.2%", activity="现汇")]),
    ("前三季度，全市地税增收5.9亿元。", [fig("5.9亿元", indicator="tax", activity="地税", measure="change")]),
    ("去年，8个村的稳定性收入总额9796万元。", [fig("9796万元", indicator="village_income")]),
    ("去年，开发区主业收入42亿元。", [fig("42亿元", indicator="operating_revenue", subject="开发区")]),
    ("对美国进出口10亿元，增长1.7%，其中，出口9.1亿元，增长10%；进口9000万元。", [
        fig("10亿元", activity="美国"), fig("1.7%"), fig("9.1亿元", indicator="exports", activity="美国"),
        fig("10%", activity="美国"), fig("9000万元", indicator="imports", activity="美国")]),
    ("前三季度，钟管、雷甸两镇进出口分别为6亿元、2亿元。", [
        fig("6亿元", place="钟管镇", activity=""), fig("2亿元", place="雷甸镇", activity="")]),
    ("2023年，全镇税收较2022年增收821万元。", [fig("821万元", indicator="tax", measure="change", basis="since")]),
    ("前三季度，我县全社会用电量8亿千瓦时，增长8.6%，增速高于全市平均水平（1.9%）。", [
        fig("8亿千瓦时", place="德清县"), fig("8.6%", place="德清县"), fig("1.9%", place="湖州市")]),
    # a class told by how much its members have is no figure
    ("财政收入超300万元的乡镇有8个。", []),
    ("目前产值突破亿元的有15家企业。", [fig("15家", indicator="enterprise_count")]),
]  # fmt: skip
TOPIC_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(TOPICS, TOPIC_GAPS))
def test_what_news_of_a_topic_says(text: str, expected: list[Expected]) -> None:
    check(text, expected)
