// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/phrases.h"

namespace spyhop::localserver {
namespace {

Phrases english()
{
    Phrases p;
    p.summary = QStringLiteral("Summary");
    p.keywords = QStringLiteral("Keywords");
    p.figures = QStringLiteral("Figures and dates");
    p.statistics = QStringLiteral("Statistics");
    p.measure = QStringLiteral("Measure");
    p.value = QStringLiteral("Value");
    p.words = QStringLiteral("Words");
    p.characters = QStringLiteral("Characters");
    p.sentences = QStringLiteral("Sentences");
    p.paragraphs = QStringLiteral("Paragraphs");
    p.numbers = QStringLiteral("Numbers");
    p.amounts = QStringLiteral("Amounts");
    p.dates = QStringLiteral("Dates");
    p.reading = QStringLiteral("I read %1 words in %2 sentences. These are the ones that say most:");
    p.noModel = QStringLiteral("*No model was involved: Spyhop's built-in server drew this from your text by rules.*");
    p.noImages = QStringLiteral("This server cannot look at images; %1 came with your message.");
    p.tooShort = QStringLiteral("There is no text in your message that I could work on.");
    p.yourQuestion = QStringLiteral("Your message");
    p.about = QStringLiteral(
        "Your message is about **%1**. To answer it takes a language model, and there is none here: "
        "this is Spyhop's built-in server, which works by rules alone. It is good for trying things out.");
    p.hello = QStringLiteral(
        "Hello! I am the server that comes with Spyhop. There is no language model behind me, no key is needed, "
        "and nothing you write leaves this computer.");
    p.abilities
        = QStringLiteral("## What works here\n\n"
                         "| You send | You get |\n| --- | --- |\n"
                         "| a text of some paragraphs | its most telling sentences, keywords and figures |\n"
                         "| a folder of documents, in **Batch** | one row per document: parties, amounts, dates |\n"
                         "| any question | this help, streamed word by word as a model would |\n");
    p.tryThis = QStringLiteral("## Try this\n\n"
                               "1. Paste a report or an e-mail and send it.\n"
                               "2. Open **Batch** and drop a few `.txt`, `.md`, `.csv` or `.html` files there.\n"
                               "3. Start two chats at once and stop one of them.\n");
    p.realModels = QStringLiteral(
        "## When you want a real model\n\n"
        "Add an endpoint in **Settings** — DeepSeek, another provider, or a model server on this computer. "
        "From a terminal it looks like this:\n\n"
        "```sh\nspyhop-cli ask --endpoint deepseek \"What is a breaker in a gateway?\"\n```\n");
    p.reasoning
        = QStringLiteral("The message has about %1 words. There is no model here that could think about it, so %2.");
    p.doDigest = QStringLiteral("I will weigh its sentences by how often their words return and quote the best");
    p.doFields = QStringLiteral("I will look for each wanted field by its label, its words and its type");
    p.doHelp = QStringLiteral("I will say what this server can do");
    p.separator = QStringLiteral(", ");
    return p;
}

Phrases chinese()
{
    Phrases p;
    p.summary = QStringLiteral("摘要");
    p.keywords = QStringLiteral("关键词");
    p.figures = QStringLiteral("数字与日期");
    p.statistics = QStringLiteral("统计");
    p.measure = QStringLiteral("项目");
    p.value = QStringLiteral("数值");
    p.words = QStringLiteral("词数");
    p.characters = QStringLiteral("字符数");
    p.sentences = QStringLiteral("句数");
    p.paragraphs = QStringLiteral("段落数");
    p.numbers = QStringLiteral("数字个数");
    p.amounts = QStringLiteral("金额");
    p.dates = QStringLiteral("日期");
    p.reading = QStringLiteral("全文共 %1 个词、%2 句。信息量最大的几句是：");
    p.noModel = QStringLiteral("*没有使用任何模型：以上内容由 Spyhop 内置服务器按规则从您的文字中提取。*");
    p.noImages = QStringLiteral("本服务器看不了图片；您的消息里有 %1 张。");
    p.tooShort = QStringLiteral("您的消息里没有可以处理的文字。");
    p.yourQuestion = QStringLiteral("您的消息");
    p.about = QStringLiteral(
        "您的消息谈的是**%1**。回答它需要语言模型，而这里没有：这是 Spyhop 的内置服务器，只按规则工作，适合用来试用。");
    p.hello
        = QStringLiteral("您好！我是 Spyhop 自带的服务器。背后没有语言模型，不需要密钥，您写的内容不会离开这台电脑。");
    p.abilities = QStringLiteral("## 这里能做什么\n\n"
                                 "| 您发送 | 您得到 |\n| --- | --- |\n"
                                 "| 几段文字 | 信息量最大的句子、关键词和数字 |\n"
                                 "| 在**批量处理**中放入一个文件夹 | 每份文档一行：各方、金额、日期 |\n"
                                 "| 任何问题 | 这份说明，像模型一样逐字显示 |\n");
    p.tryThis = QStringLiteral("## 试一试\n\n"
                               "1. 粘贴一份报告或一封邮件并发送。\n"
                               "2. 打开**批量处理**，放入几个 `.txt`、`.md`、`.csv` 或 `.html` 文件。\n"
                               "3. 同时开始两个对话，再停止其中一个。\n");
    p.realModels
        = QStringLiteral("## 想用真正的模型时\n\n"
                         "在**设置**中添加一个端点：DeepSeek、其他服务商，或本机的模型服务器。在终端里是这样：\n\n"
                         "```sh\nspyhop-cli ask --endpoint deepseek \"什么是熔断器？\"\n```\n");
    p.reasoning = QStringLiteral("这条消息大约有 %1 个词。这里没有能思考的模型，所以%2。");
    p.doDigest = QStringLiteral("我会按词语的重复程度给句子打分，引用得分最高的几句");
    p.doFields = QStringLiteral("我会按标签、用词和类型逐个查找所需字段");
    p.doHelp = QStringLiteral("我会说明这个服务器能做什么");
    p.separator = QStringLiteral("、");
    return p;
}

} // namespace

const Phrases& phrases(bool isChinese)
{
    static const Phrases inEnglish = english();
    static const Phrases inChinese = chinese();
    return isChinese ? inChinese : inEnglish;
}

} // namespace spyhop::localserver
