"""Writes the corpora of the bench: general news and dense domain paragraphs, as JSON Lines. The same seed gives the same text.

Usage: generate.py FOLDER [MEGABYTES] [SEED]
"""
import json
import pathlib
import random
import sys

SUBJECTS = ["市民", "学生", "记者", "专家", "运动员", "游客", "工程师", "消费者", "农户", "志愿者", "医生", "团队", "公司", "观众", "居民"]
TIMES = ["今天上午", "近日", "当地时间5日", "这个周末", "去年冬天", "本赛季", "春节期间", "入秋以来", "昨天晚上", "从3月起"]
VERBS = ["介绍了", "完成了", "看到了", "参加了", "推出了", "讨论了", "开始了", "发现了", "恢复了", "准备了", "提高了", "记录了"]
THINGS = ["新的展览", "一场比赛", "城市的公共交通", "夏季的菜单", "一种材料", "海岸的鸟类", "老街的改造", "下一阶段的工作", "手机的屏幕", "半决赛的对手",
          "图书馆的开放时间", "古建筑的修缮", "雨后的道路", "电影的票房", "孩子们的作品", "气候的变化", "研究的结果", "地铁的新线路"]
TAILS = ["现场的气氛十分热烈", "这是他们第二次合作", "有关部门表示将继续关注", "很多人在门口排队等候", "天气预报说明天有小雨", "比分最后停在3比2",
         "相关的数据还在整理之中", "他说自己对结果感到满意", "这在行业内并不多见", "路边的树叶已经黄了", "大家对和平与合作有了更多的理解"]
SUPPORTERS = ["北京市大兴区", "上海市浦东新区", "广东省佛山市", "浙江省宁波市", "江苏省南通市", "福建省厦门市", "山东省青岛市", "天津市滨海新区"]
SUPPORTED = ["察右前旗", "凉山州", "黔东南州", "延边州", "临夏州", "定西市", "陇南市", "西海固地区", "安康市", "丹江口市"]
INDICATORS = ["财政援助资金{n}万元", "社会帮扶资金{n}.{d}万元", "帮扶项目{m}个", "引进企业{m}家", "选派干部{m}名", "选派专业技术人才{n}人次",
              "培训干部{n}人次", "转移就业{n}人", "消费帮扶金额{m}.{d}亿元", "结对乡镇{m}对", "建设帮扶车间{m}个", "带动脱贫人口{n}人"]


def general(rng):
    paragraphs = []
    for _ in range(rng.randint(3, 9)):
        sentences = []
        for _ in range(rng.randint(2, 6)):
            clauses = [rng.choice(TIMES) + "，" + rng.choice(SUBJECTS) + rng.choice(VERBS) + rng.choice(THINGS)]
            for _ in range(rng.randint(0, 2)):
                clauses.append(rng.choice(["", "而"]) + rng.choice(SUBJECTS) + "在" + rng.choice(THINGS) + "中" + rng.choice(VERBS) + rng.choice(THINGS))
            sentences.append("，".join(clauses + [rng.choice(TAILS)]) + "。")
        paragraphs.append("".join(sentences))
    return "\n".join(paragraphs)


def dense(rng):
    paragraphs = []
    for _ in range(rng.randint(3, 9)):
        giver, taker, year = rng.choice(SUPPORTERS), rng.choice(SUPPORTED), rng.randint(2016, 2023)
        items = [item.format(n=rng.randint(100, 9999), m=rng.randint(2, 98), d=rng.randint(1, 9))
                 for item in rng.sample(INDICATORS, rng.randint(4, 8))]
        paragraphs.append(f"{year}年，{giver}对口帮扶{taker}，" + "，".join(items) + "。"
                          f"截至{year}年底，累计投入的帮扶资金达{rng.randint(2, 40)}.{rng.randint(1, 9)}亿元，在{taker}实施项目{rng.randint(20, 400)}个。")
    return "\n".join(paragraphs)


def main():
    folder = pathlib.Path(sys.argv[1])
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 4
    seed = sys.argv[3] if len(sys.argv) > 3 else "8"
    for name, make in (("general", general), ("dense", dense)):
        rng = random.Random(f"{name} {seed}")
        size, number = 0, 0
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as out:
            while size < megabytes * 1e6:
                text = make(rng)
                size += len(text.encode())
                number += 1
                out.write(json.dumps({"id": f"{name}-{number}", "text": text}, ensure_ascii=False) + "\n")


main()
