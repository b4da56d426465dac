<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Answer</name>
    <message>
        <source>on this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>self-hosted</source>
        <translation>自建</translation>
    </message>
    <message>
        <source>without a model</source>
        <translation>不用模型</translation>
    </message>
    <message>
        <source>instead of %1</source>
        <translation>代替 %1</translation>
    </message>
    <message>
        <source>Length limit</source>
        <translation>到达长度上限</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未写完</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>What had come is kept.</source>
        <translation>已收到的内容保留。</translation>
    </message>
    <message>
        <source>The program ended while this was written.</source>
        <translation>写到一半时程序退出了。</translation>
    </message>
    <message>
        <source>Your question is kept.</source>
        <translation>您的问题保留。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>The program ended before anything came.</source>
        <translation>还没有收到内容，程序就退出了。</translation>
    </message>
    <message>
        <source>%1 was asked for</source>
        <translation>请求的是 %1</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n adjustment(s)</source>
        <translation>
            <numerusform>%n 处调整</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>continued by %1</source>
        <translation>由 %1 续写</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Choose another endpoint</source>
        <translation>换一个端点</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Cut by the provider&apos;s filter</source>
        <translation>被服务商的过滤器截断</translation>
    </message>
    <message>
        <source>Cut at the length limit</source>
        <translation>到达长度上限而截断</translation>
    </message>
    <message>
        <source>The model can go on where it stopped.</source>
        <translation>模型可以从停下的地方接着写。</translation>
    </message>
    <message>
        <source>%1 was asked</source>
        <translation>已问 %1</translation>
    </message>
</context>
<context>
    <name>AnswerCache</name>
    <message>
        <source>A stored answer has an unknown form.</source>
        <translation>一条已保存的回答格式无法识别。</translation>
    </message>
</context>
<context>
    <name>AnswerDetails</name>
    <message>
        <source>(estimated: the answer broke off before it was counted)</source>
        <translation>（估计值：回答在计数之前中断）</translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>called %1 there</source>
        <translation>在那里名为 %1</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>由 %1 回答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>given up by you</source>
        <translation>您放弃了</translation>
    </message>
    <message>
        <source>It may have been billed.</source>
        <translation>可能已计费。</translation>
    </message>
    <message>
        <source>%1 read (%2 from the provider&apos;s prompt cache)</source>
        <translation>读入 %1（其中 %2 来自服务商的提示缓存）</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>读入 %1</translation>
    </message>
    <message>
        <source>%1 written (%2 of them thinking)</source>
        <translation>写出 %1（其中 %2 用于思考）</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>写出 %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 until it left</source>
        <translation>发出前 %1</translation>
    </message>
    <message>
        <source>%1 to connect</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>%1 of writing</source>
        <translation>书写 %1</translation>
    </message>
    <message>
        <source>from memory (level 1): nothing was sent, nothing was paid</source>
        <translation>来自内存（一级）：没有发送，没有花费</translation>
    </message>
    <message>
        <source>from the disk (level 2): nothing was sent, nothing was paid</source>
        <translation>来自磁盘（二级）：没有发送，没有花费</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>finish reason “%1”</source>
        <translation>结束原因“%1”</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>第 %1 部分</translation>
    </message>
    <message>
        <source>The program ended while this was written.</source>
        <translation>写到一半时程序退出了。</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 until the first word</source>
        <translation>等待首字 %1</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>The server&apos;s account balance cannot be read.</source>
        <translation>无法读取服务器返回的账户余额。</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>There is no job “%1”.</source>
        <translation>没有任务“%1”。</translation>
    </message>
    <message>
        <source>There is nothing to work on.</source>
        <translation>没有可处理的内容。</translation>
    </message>
    <message>
        <source>A job&apos;s name is made of at most 64 letters, digits, dots, hyphens and underscores.</source>
        <translation>任务名最多 64 个字符，只能用字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>An item of the job is missing from the journal.</source>
        <translation>任务的一项不在日志中。</translation>
    </message>
    <message>
        <source>The column “%1” is not NAME:TYPE[:HINT]: %2</source>
        <translation>列“%1”不符合 NAME:TYPE[:HINT]：%2</translation>
    </message>
    <message>
        <source>the name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>the type is missing.</source>
        <translation>缺少类型。</translation>
    </message>
    <message>
        <source>the bracket is not closed.</source>
        <translation>括号没有闭合。</translation>
    </message>
    <message>
        <source>the type is one of text, number, date, bool, list, enum(a|b|c).</source>
        <translation>类型应为 text、number、date、bool、list 或 enum(a|b|c)。</translation>
    </message>
    <message>
        <source>enum needs its choices: enum(a|b|c).</source>
        <translation>enum 需要列出选项：enum(a|b|c)。</translation>
    </message>
    <message>
        <source>The column name “%1” is empty or given twice.</source>
        <translation>列名“%1”为空或重复。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what this model costs is not known in that currency.</source>
        <translation>无法保证费用上限 %1：不知道此模型以该货币计的价格。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 is reached.</source>
        <translation>已达到费用上限 %1。</translation>
    </message>
    <message>
        <source>The table could not be written (%1).</source>
        <translation>无法写入表格（%1）。</translation>
    </message>
    <message>
        <source>The file could not be written (%1).</source>
        <translation>无法写入文件（%1）。</translation>
    </message>
    <message>
        <source>Skipped: %1.</source>
        <translation>已跳过：%1。</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>files of this type cannot be read yet</source>
        <translation>暂不支持读取这种类型的文件</translation>
    </message>
    <message>
        <source>named twice</source>
        <translation>重复指定</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>The answer was cut off at the limit of tokens.</source>
        <translation>回答达到 Token 上限而被截断。</translation>
    </message>
    <message>
        <source>The provider&apos;s content filter withheld the answer.</source>
        <translation>服务商的内容过滤扣下了回答。</translation>
    </message>
    <message>
        <source>The model answered twice in a form that cannot be used: %1</source>
        <translation>模型两次给出无法使用的格式：%1</translation>
    </message>
    <message>
        <source>The job “%1” is being run by another process (pid %2).</source>
        <translation>任务“%1”正由另一个进程运行（pid %2）。</translation>
    </message>
    <message>
        <source>The prompt names the unknown field {{%1}}. Known fields: %2.</source>
        <translation>提示词含未知字段 {{%1}}。可用字段：%2。</translation>
    </message>
    <message>
        <source>The job has no prompt.</source>
        <translation>任务没有提示词。</translation>
    </message>
    <message>
        <source> … [cut: a cell holds at most 32,767 characters]</source>
        <translation> … [已截断：单元格最多 32,767 个字符]</translation>
    </message>
    <message>
        <source>The workbook could not be begun.</source>
        <translation>无法开始写工作簿。</translation>
    </message>
    <message>
        <source>The workbook could not be written (%1).</source>
        <translation>无法写入工作簿（%1）。</translation>
    </message>
    <message>
        <source>A workbook holds at most 1,048,576 rows; export as CSV.</source>
        <translation>工作簿最多 1,048,576 行，请导出为 CSV。</translation>
    </message>
    <message>
        <source>A batch job is running.</source>
        <translation>有批处理任务正在运行。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 is reached: %2 are left, and one more call could cost %3.</source>
        <translation>已达到费用上限 %1：剩余 %2，而再调用一次最多可能花费 %3。</translation>
    </message>
    <message>
        <source>the folder could not be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>an answer of an earlier job</source>
        <translation>先前任务写出的回答</translation>
    </message>
    <message>
        <source>It is longer than the model&apos;s context of %1 tokens, and the job does not split what is too long.</source>
        <translation>它超过了模型 %1 Token 的上下文长度，而此任务不拆分过长的内容。</translation>
    </message>
    <message>
        <source>The answer to a part of the document was cut off or empty.</source>
        <translation>文档某一部分的回答被截断或为空。</translation>
    </message>
    <message>
        <source>The template has a column without a name, or of the unknown type “%1”.</source>
        <translation>模板中有一列没有名称，或类型“%1”未知。</translation>
    </message>
    <message>
        <source>The template&apos;s column “%1” has no choices.</source>
        <translation>模板的列“%1”没有可选值。</translation>
    </message>
    <message>
        <source>This is no template that this version knows.</source>
        <translation>这不是此版本能识别的模板。</translation>
    </message>
    <message>
        <source>The template has no prompt.</source>
        <translation>模板没有提示词。</translation>
    </message>
    <message>
        <source>There is no template “%1”, and no file of that name.</source>
        <translation>没有模板“%1”，也没有这个名称的文件。</translation>
    </message>
    <message>
        <source>A template needs a name.</source>
        <translation>模板需要一个名称。</translation>
    </message>
    <message>
        <source>part %1 of %2: %3 characters</source>
        <translation>第 %1 部分（共 %2 部分）：%3 个字符</translation>
    </message>
    <message>
        <source>The question alone fills the model&apos;s context of %1 tokens.</source>
        <translation>仅问题本身就占满了模型 %1 Token 的上下文。</translation>
    </message>
    <message>
        <source>The document is longer than the model&apos;s context of %1 tokens, and what its parts came to is so as well.</source>
        <translation>文档超过了模型 %1 Token 的上下文长度，各部分的结果合起来也同样超过。</translation>
    </message>
    <message>
        <source>%1 of %2 items done, %3 failed.</source>
        <translation>%2 个条目中已完成 %1 个，失败 %3 个。</translation>
    </message>
    <message>
        <source>Results are written to a file ending in .csv, .xlsx, .jsonl, .md or .html, or to a folder (a name ending in /).</source>
        <translation>结果写入以 .csv、.xlsx、.jsonl、.md 或 .html 结尾的文件，或写入文件夹（名称以 / 结尾）。</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>slide %1</source>
        <translation>第 %1 张幻灯片</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>工作表 %1</translation>
    </message>
    <message>
        <source>chapter %1</source>
        <translation>章节 %1</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>第 %1 封邮件</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>not found in the source</source>
        <translation>来源中找不到</translation>
    </message>
    <message>
        <source>taken from job %1 of %2</source>
        <translation>取自 %2 的任务 %1</translation>
    </message>
    <message>
        <source>%1 tokens in (%2 from the prompt cache), %3 out</source>
        <translation>输入 %1 Token（其中 %2 来自提示缓存），输出 %3</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>输入 %1 Token，输出 %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>possibly billed twice</source>
        <translation>可能被计费两次</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>tokens in</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>from the prompt cache</source>
        <translation>来自提示缓存</translation>
    </message>
    <message>
        <source>tokens out</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>taken from</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>before the correction</source>
        <translation>更正前</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1 The result is a new workbook.</source>
        <translation>%1 结果写入了一个新的工作簿。</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <comment>a file, a page of it</comment>
        <translation>%1，第 %2 页</translation>
    </message>
    <message>
        <source>The workbook has changed since the job was made.</source>
        <translation>任务建立之后，工作簿已被更改。</translation>
    </message>
    <message>
        <source>as tasks</source>
        <translation>作为任务</translation>
    </message>
    <message>
        <source>several in one request</source>
        <translation>多项合并在一个请求中</translation>
    </message>
    <message>
        <source>as a file batch, which may take a day</source>
        <translation>作为文件批处理，可能需要一天</translation>
    </message>
    <message>
        <source>directly, one by one</source>
        <translation>逐项直接发送</translation>
    </message>
    <message>
        <source>Tasks and batches stay at the provider until they are done, and you have not agreed to that.</source>
        <translation>任务和批处理在完成之前会留在服务商处，而您尚未同意这样做。</translation>
    </message>
    <message>
        <source>Agree under Privacy (&quot;spyhop-cli privacy grant provider&quot;), or send the items directly.</source>
        <translation>请在“隐私”中同意（“spyhop-cli privacy grant provider”），或直接发送各项。</translation>
    </message>
    <message>
        <source>Sent directly, one by one: you have not agreed to work that stays at a provider.</source>
        <translation>逐项直接发送：您尚未同意把工作留在服务商处。</translation>
    </message>
    <message>
        <source>Sent directly, one by one: the endpoint takes no batches.</source>
        <translation>逐项直接发送：该端点不接受批处理。</translation>
    </message>
    <message>
        <source>Sent %1.</source>
        <translation>发送方式：%1。</translation>
    </message>
    <message>
        <source>This endpoint takes no work of the kind &quot;%1&quot;.</source>
        <translation>该端点不接受“%1”这类工作。</translation>
    </message>
    <message>
        <source>Send the items directly, or automatically.</source>
        <translation>请改为直接或自动发送。</translation>
    </message>
    <message>
        <source>Sent %1: the endpoint takes no file batches.</source>
        <translation>发送方式：%1；该端点不接受文件批处理。</translation>
    </message>
    <message>
        <source>The task never arrived at the provider.</source>
        <translation>该任务从未到达服务商。</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>请重新发送。</translation>
    </message>
    <message>
        <source>This endpoint takes no tasks.</source>
        <translation>该端点不接受任务。</translation>
    </message>
    <message>
        <source>Ask it directly.</source>
        <translation>请直接提问。</translation>
    </message>
    <message>
        <source>There is no task “%1”.</source>
        <translation>没有任务“%1”。</translation>
    </message>
    <message>
        <source>The model answered in a form that cannot be used, and it was not asked again, since the input can no longer be read: %1</source>
        <translation>模型给出的格式无法使用，而输入已无法读取，因此没有再次提问：%1</translation>
    </message>
    <message>
        <source>The input can no longer be read, so the quotes were not held against it.</source>
        <translation>输入已无法读取，因此未能核对引文。</translation>
    </message>
    <message>
        <source>Work of this job is still at the provider, which nobody could stop or fetch any more.</source>
        <translation>此任务仍有请求留在服务商处；移除后将无人能停止或取回它们。</translation>
    </message>
    <message>
        <source>Cancel the job first, or let it come to its end.</source>
        <translation>请先取消任务，或等它完成。</translation>
    </message>
</context>
<context>
    <name>BatchStore</name>
    <message>
        <source>A stored record of the batch job has an unknown form.</source>
        <translation>批量任务的一条存储记录格式未知。</translation>
    </message>
    <message>
        <source>There is no such batch job.</source>
        <translation>没有这个批量任务。</translation>
    </message>
    <message>
        <source>There is a batch job with this name already.</source>
        <translation>已有同名批量任务。</translation>
    </message>
    <message>
        <source>The batch job has no such item.</source>
        <translation>批处理任务中没有这个条目。</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Waits for its time</source>
        <translation>等待时间到来</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>Name a PEM file with the certificate of the authority, or leave the endpoint&apos;s CA file empty.</source>
        <translation>请指定含有该机构证书的 PEM 文件，或将端点的 CA 文件留空。</translation>
    </message>
    <message>
        <source>The certificate is signed with %1, which can be forged.</source>
        <translation>证书使用 %1 签名，这种签名可以伪造。</translation>
    </message>
    <message>
        <source>The server&apos;s operator has to get a new certificate.</source>
        <translation>服务器的运营者需要换一张新证书。</translation>
    </message>
    <message>
        <source>The certificate is for %1, not for %2.</source>
        <translation>证书属于 %1，不属于 %2。</translation>
    </message>
    <message>
        <source>Check the address; something else may be answering in its place.</source>
        <translation>请检查地址；应答的可能是别的服务器。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expired on %1.</source>
        <translation>服务器的证书已于 %1 过期。</translation>
    </message>
    <message>
        <source>Its operator has to renew it. If this computer&apos;s clock is wrong, set it right.</source>
        <translation>其运营者需要更新证书。如果本机时钟不准，请校正。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid before %1.</source>
        <translation>服务器的证书在 %1 之前无效。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock.</source>
        <translation>请检查本机时钟。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by itself, not by an authority.</source>
        <translation>服务器的证书是自签名的，没有经过证书机构签发。</translation>
    </message>
    <message>
        <source>If the server is your own, save its certificate as a PEM file and name that as the endpoint&apos;s CA file.</source>
        <translation>如果服务器是您自己的，请将其证书存为 PEM 文件，并设为端点的 CA 文件。</translation>
    </message>
    <message>
        <source>The certificate comes from “%1”, which this computer does not trust.</source>
        <translation>证书由“%1”签发，本机不信任该机构。</translation>
    </message>
    <message>
        <source>If that is your company&apos;s authority, ask its IT department for the PEM file and name it as the endpoint&apos;s CA file.</source>
        <translation>如果这是贵公司的证书机构，请向 IT 部门索取 PEM 文件，并设为端点的 CA 文件。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid.</source>
        <translation>服务器的证书无效。</translation>
    </message>
    <message>
        <source>Its operator can say why.</source>
        <translation>原因可询问其运营者。</translation>
    </message>
    <message>
        <source>There is no such CA file.</source>
        <translation>没有这个 CA 文件。</translation>
    </message>
    <message>
        <source>The CA file cannot be read.</source>
        <translation>无法读取 CA 文件。</translation>
    </message>
    <message>
        <source>The CA file is empty.</source>
        <translation>CA 文件是空的。</translation>
    </message>
    <message>
        <source>The certificate that begins in line %1 of the CA file cannot be read.</source>
        <translation>CA 文件中从第 %1 行开始的证书无法读取。</translation>
    </message>
    <message>
        <source>The CA file holds no certificate in PEM form.</source>
        <translation>CA 文件中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The certificate names its host only as “common name” (%1), which has been out of use since 2017.</source>
        <translation>证书只在“通用名称”（%1）中写明主机，这种做法自 2017 年起已停用。</translation>
    </message>
    <message>
        <source>The certificate&apos;s RSA key has %1 bits; below 2048 it can be broken.</source>
        <translation>证书的 RSA 密钥只有 %1 位；低于 2048 位可被破解。</translation>
    </message>
    <message>
        <source>The server offers only TLS 1.2 or older; Spyhop needs TLS 1.3.</source>
        <translation>服务器只提供 TLS 1.2 或更旧的版本；Spyhop 需要 TLS 1.3。</translation>
    </message>
    <message>
        <source>Its operator has to switch TLS 1.3 on. A proxy or a virus scanner that opens connections may be the cause, too.</source>
        <translation>其运营者需要启用 TLS 1.3。也可能是会拆开连接的代理或杀毒软件所致。</translation>
    </message>
    <message>
        <source>What answers at this port does not speak TLS.</source>
        <translation>该端口上应答的程序不使用 TLS。</translation>
    </message>
    <message>
        <source>Check the address and its port.</source>
        <translation>请检查地址和端口。</translation>
    </message>
    <message>
        <source>The server wants a certificate of this computer; Spyhop has none.</source>
        <translation>服务器要求本机出示证书；Spyhop 没有证书。</translation>
    </message>
    <message>
        <source>Use an address of the server that takes a key alone.</source>
        <translation>请改用只需密钥的服务器地址。</translation>
    </message>
    <message>
        <source>No secure connection could be made; the key was not sent.</source>
        <translation>无法建立安全连接；密钥没有发出。</translation>
    </message>
    <message>
        <source>Check the address, the server&apos;s certificate and this computer&apos;s clock.</source>
        <translation>请检查地址、服务器证书和本机时钟。</translation>
    </message>
</context>
<context>
    <name>ChatCodec</name>
    <message>
        <source>The messages with their attachments are larger than 48 MiB.</source>
        <translation>消息连同附件超过 48 MiB。</translation>
    </message>
    <message>
        <source>This picture is neither JPEG, PNG, GIF nor WebP.</source>
        <translation>此图片不是 JPEG、PNG、GIF 或 WebP 格式。</translation>
    </message>
    <message>
        <source>There is no message to send.</source>
        <translation>没有可发送的消息。</translation>
    </message>
    <message>
        <source>There is no answer to go on with.</source>
        <translation>没有可以续写的回答。</translation>
    </message>
</context>
<context>
    <name>ChatDecoder</name>
    <message>
        <source>The server broke the answer off with an error.</source>
        <translation>服务器中途报错，回答中断。</translation>
    </message>
    <message>
        <source>The server sent a piece of the answer that cannot be read.</source>
        <translation>服务器发来的一段回答无法解析。</translation>
    </message>
    <message>
        <source>The reply broke off: its JSON text is not complete.</source>
        <translation>回复中断：JSON 文本不完整。</translation>
    </message>
    <message>
        <source>The server ran out of resources and broke the answer off.</source>
        <translation>服务器资源不足，回答中断。</translation>
    </message>
    <message>
        <source>The server said that all went well, and sent no answer.</source>
        <translation>服务器表示成功，却没有发来回答。</translation>
    </message>
    <message>
        <source>The answer broke off before its end.</source>
        <translation>回答未结束就中断了。</translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month year</comment>
        <translation>%2 年 %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>the id of a job</source>
        <translation>任务的 ID</translation>
    </message>
    <message>
        <source>--out FILE is missing.</source>
        <translation>缺少 --out FILE。</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>缺少命令。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a second word.</source>
        <translation>“%1”后面还需要一个词。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有“%1”这个命令。</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提示词为空。</translation>
    </message>
    <message>
        <source>The stored data is removed, but the data key is still in the keychain: %1</source>
        <translation>已存储的数据已删除，但数据密钥仍在钥匙串中：%1</translation>
    </message>
    <message>
        <source>Unlock the keychain and give the command once more.</source>
        <translation>请解锁钥匙串，然后再次运行该命令。</translation>
    </message>
    <message>
        <source>--callback-url &quot;%1&quot; is no address on the web.</source>
        <translation>--callback-url “%1”不是网址。</translation>
    </message>
    <message>
        <source>the id of a task</source>
        <translation>任务的标识</translation>
    </message>
</context>
<context>
    <name>Coding</name>
    <message>
        <source>The server does not take packed requests.</source>
        <translation>服务器不接受压缩的请求。</translation>
    </message>
</context>
<context>
    <name>ConversationStore</name>
    <message>
        <source>There is no key to seal stored chats with.</source>
        <translation>没有用于加密对话的密钥。</translation>
    </message>
    <message>
        <source>Allow storing first.</source>
        <translation>请先允许存储。</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>没有这个对话。</translation>
    </message>
    <message>
        <source>A stored record of the conversation has an unknown form.</source>
        <translation>对话的一条存储记录格式未知。</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>Another program keeps the data busy.</source>
        <translation>另一个程序正占用数据。</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后再试。</translation>
    </message>
    <message>
        <source>The disk is full; nothing more can be stored.</source>
        <translation>磁盘已满，无法再存储。</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>请清理磁盘空间。</translation>
    </message>
    <message>
        <source>The data could not be read or written.</source>
        <translation>数据无法读写。</translation>
    </message>
    <message>
        <source>Check the disk and the folder&apos;s permissions.</source>
        <translation>请检查磁盘和文件夹权限。</translation>
    </message>
    <message>
        <source>The file is damaged or not a database of Spyhop.</source>
        <translation>文件已损坏，或不是 Spyhop 的数据库。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it away.</source>
        <translation>请从备份恢复，或将其移走。</translation>
    </message>
    <message>
        <source>There is an entry with this name already.</source>
        <translation>已有同名条目。</translation>
    </message>
    <message>
        <source>The database refused a statement.</source>
        <translation>数据库拒绝了一条语句。</translation>
    </message>
    <message>
        <source>The old copy could not be replaced.</source>
        <translation>无法替换旧的副本。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of Spyhop.</source>
        <translation>数据由更新版本的 Spyhop 写入。</translation>
    </message>
    <message>
        <source>Use that version, or another profile.</source>
        <translation>请使用该版本，或换一个配置目录。</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>The file is not a text: it holds binary data.</source>
        <translation>该文件不是文本，含有二进制数据。</translation>
    </message>
    <message>
        <source>The file is not a text in any known encoding.</source>
        <translation>该文件不是任何已知编码的文本。</translation>
    </message>
    <message>
        <source>Line %1 is not a JSON object.</source>
        <translation>第 %1 行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The file is not a JSON array of objects.</source>
        <translation>该文件不是由对象组成的 JSON 数组。</translation>
    </message>
    <message>
        <source>Element %1 of the JSON array is not an object.</source>
        <translation>JSON 数组的第 %1 个元素不是对象。</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns, %3</source>
        <translation>%1 行，%2 列，%3</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>The file holds no text.</source>
        <translation>文件中没有文字。</translation>
    </message>
    <message>
        <source>A file of this type has no rows.</source>
        <translation>这种类型的文件没有行。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>The file could not be opened (%1).</source>
        <translation>无法打开文件（%1）。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation>文件超过 %1 MB。</translation>
    </message>
    <message>
        <source>The file could not be read (%1).</source>
        <translation>无法读取文件（%1）。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source> … [cut: a cell holds at most 32,767 characters]</source>
        <translation> … [已截断：单元格最多 32,767 个字符]</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: its packed parts cannot be listed.</source>
        <translation>文件已损坏或不完整：无法列出其中打包的内容。</translation>
    </message>
    <message>
        <source>The file holds more than %1 MB once it is unpacked.</source>
        <translation>文件解压后超过 %1 MB。</translation>
    </message>
    <message>
        <source>The file grows to more than %1 times its size when it is unpacked, as only files made to do harm do; it was not read.</source>
        <translation>文件解压后会膨胀到原大小的 %1 倍以上，只有恶意文件才会这样，因此没有读取。</translation>
    </message>
    <message>
        <source>The file packs more than %1 files.</source>
        <translation>文件中打包了超过 %1 个文件。</translation>
    </message>
    <message>
        <source>The file packs “%1” more than once; which one counts is not known.</source>
        <translation>文件中“%1”出现了不止一次，无法确定以哪一个为准。</translation>
    </message>
    <message>
        <source>The file is damaged: “%1” is missing inside it.</source>
        <translation>文件已损坏：其中缺少“%1”。</translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation>文件受密码保护。</translation>
    </message>
    <message>
        <source>The file is damaged: “%1” inside it cannot be unpacked.</source>
        <translation>文件已损坏：其中的“%1”无法解压。</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it cannot be opened.</source>
        <translation>文件已损坏或不完整，无法打开。</translation>
    </message>
    <message>
        <source>The file is protected by a password; remove the password to have it read.</source>
        <translation>文件受密码保护；请去掉密码后再读取。</translation>
    </message>
    <message>
        <source>The name says otherwise, but the file is one of an old Office program (.doc, .xls, .ppt); give it its own ending.</source>
        <translation>与文件名不符：这是旧版 Office 的文件（.doc、.xls、.ppt）；请改成相应的扩展名。</translation>
    </message>
    <message>
        <source>The name says otherwise, but the file is an Outlook message (.msg).</source>
        <translation>与文件名不符：这是一封 Outlook 邮件（.msg）。</translation>
    </message>
    <message>
        <source>The file is damaged, or not what its name says: it begins otherwise.</source>
        <translation>文件已损坏，或内容与文件名不符：开头的字节不对。</translation>
    </message>
    <message>
        <source>The name says otherwise, but the content of the file is %1.</source>
        <translation>与文件名不符：文件内容其实是 %1。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>该文件是空的。</translation>
    </message>
    <message>
        <source>Files of this type cannot be read.</source>
        <translation>无法读取此类型的文件。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
    <message>
        <source>a picture of text, and pictures are left out as you chose</source>
        <translation>是文字的图片，而您选择了跳过图片</translation>
    </message>
    <message>
        <source>a picture of text, and a document&apos;s first %1 of them are taken</source>
        <translation>是文字的图片，每份文档只取前 %1 张</translation>
    </message>
    <message>
        <source>a picture in which no text was recognised</source>
        <translation>图片中没有识别出文字</translation>
    </message>
    <message>
        <source>The file holds no text that was read: %1.</source>
        <translation>该文件中没有读到文字：%1。</translation>
    </message>
    <message>
        <source>an embedded part: %1</source>
        <translation>嵌入的内容：%1</translation>
    </message>
    <message>
        <source>an inserted file: %1</source>
        <translation>插入的文件：%1</translation>
    </message>
    <message>
        <source>Header: %1</source>
        <translation>页眉：%1</translation>
    </message>
    <message>
        <source>Footer: %1</source>
        <translation>页脚：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n tracked deletion(s), insertions count as accepted</source>
        <translation>
            <numerusform>%n 处修订删除，插入按已接受处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of hidden text</source>
        <translation>
            <numerusform>%n 处隐藏文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is no e-mail message: it has no headers.</source>
        <translation>这个文件不是电子邮件：没有邮件头。</translation>
    </message>
    <message>
        <source>The file is damaged: it does not say where the book is.</source>
        <translation>文件已损坏：没有说明书的内容在哪里。</translation>
    </message>
    <message>
        <source>The book is under copy protection; only its own reader opens it.</source>
        <translation>这本书有版权保护，只能用专门的阅读器打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s) under copy protection</source>
        <translation>
            <numerusform>%n 章有版权保护</numerusform>
        </translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>a type that cannot be read</source>
        <translation>无法读取的类型</translation>
    </message>
    <message>
        <source>Attachment: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>发件人：%1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>收件人：%1</translation>
    </message>
    <message>
        <source>Cc: %1</source>
        <translation>抄送：%1</translation>
    </message>
    <message>
        <source>Date: %1</source>
        <translation>日期：%1</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>主题：%1</translation>
    </message>
    <message>
        <source>It lies deeper than %1 files within each other.</source>
        <translation>它的嵌套超过了 %1 层。</translation>
    </message>
    <message>
        <source>The file is no Outlook message, though its name says so.</source>
        <translation>这个文件不是 Outlook 邮件，与文件名不符。</translation>
    </message>
    <message>
        <source>A sheet of the file has more than %1 cells.</source>
        <translation>文件中有一个工作表超过 %1 个单元格。</translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation>%1（隐藏）</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Slide %1</source>
        <translation>幻灯片 %1</translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n embedded object(s)</source>
        <translation>
            <numerusform>%n 个嵌入对象</numerusform>
        </translation>
    </message>
    <message>
        <source>macros, which are never run</source>
        <translation>宏（从不运行）</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns, sheet “%3”</source>
        <translation>%1 行，%2 列，工作表“%3”</translation>
    </message>
    <message>
        <source>No visible sheet of the file holds anything.</source>
        <translation>文件中没有任何可见的工作表有内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n electronic seal(s) or signature(s)</source>
        <translation>
            <numerusform>%n 个电子印章或签名</numerusform>
        </translation>
    </message>
    <message>
        <source>attached files</source>
        <translation>附带的文件</translation>
    </message>
    <message>
        <source>LibreOffice took too long to convert the file.</source>
        <translation>LibreOffice 转换该文件用时过长。</translation>
    </message>
    <message>
        <source>LibreOffice could not convert the file.</source>
        <translation>LibreOffice 无法转换该文件。</translation>
    </message>
    <message>
        <source>Open it there, and save it as a newer type.</source>
        <translation>请在其中打开，并另存为较新的类型。</translation>
    </message>
    <message>
        <source>Files of this old type are read by LibreOffice, and it was not found.</source>
        <translation>这种旧类型的文件要借助 LibreOffice 读取，而本机没有找到它。</translation>
    </message>
    <message>
        <source>Install LibreOffice, or save the file as a newer type.</source>
        <translation>请安装 LibreOffice，或把文件另存为较新的类型。</translation>
    </message>
    <message>
        <source>There is no room for temporary files.</source>
        <translation>没有存放临时文件的空间。</translation>
    </message>
    <message>
        <source>“%1” inside the file holds a document type definition or nests without end, as only files made to do harm do; it was not read.</source>
        <translation>文件中的“%1”含有文档类型定义或无尽的嵌套，只有恶意文件才会这样，因此没有读取。</translation>
    </message>
    <message>
        <source>The file is damaged: “%1” inside it, line %2 (%3).</source>
        <translation>文件已损坏：其中的“%1”，第 %2 行（%3）。</translation>
    </message>
    <message>
        <source>The file is a ZIP archive, but no document of an Office program.</source>
        <translation>这个文件是 ZIP 压缩包，但不是 Office 文档。</translation>
    </message>
    <message>
        <source>The PDF is protected by a password.</source>
        <translation>该 PDF 受密码保护。</translation>
    </message>
    <message>
        <source>Save it without the password.</source>
        <translation>请另存为不带密码的文件。</translation>
    </message>
    <message>
        <source>The PDF is encrypted in a way that cannot be opened.</source>
        <translation>该 PDF 的加密方式无法打开。</translation>
    </message>
    <message>
        <source>The PDF is damaged, or is no PDF.</source>
        <translation>该 PDF 已损坏，或者不是 PDF。</translation>
    </message>
    <message>
        <source>The PDF says that it has %1 pages; at most %2 are read.</source>
        <translation>该 PDF 自称有 %1 页；最多读取 %2 页。</translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation>无法绘制该页。</translation>
    </message>
    <message>
        <source>The picture is damaged, or of an unknown kind.</source>
        <translation>该图片已损坏，或类型未知。</translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels, which is too many.</source>
        <translation>该图片有 %1 × %2 像素，太大了。</translation>
    </message>
    <message>
        <source>The page is too large to be drawn.</source>
        <translation>该页太大，无法绘制。</translation>
    </message>
    <message>
        <source>The picture is larger than the %1 MB that models take.</source>
        <translation>该图片超过了模型能接受的 %1 MB。</translation>
    </message>
    <message>
        <source>a picture of text inside another file</source>
        <translation>是另一个文件里的文字图片</translation>
    </message>
    <message>
        <source>The processes that read documents end at once.</source>
        <translation>读取文档的进程一启动就结束了。</translation>
    </message>
    <message>
        <source>Reading the file took too long and was given up.</source>
        <translation>读取该文件用时过长，已放弃。</translation>
    </message>
    <message>
        <source>No process could be started to read the file (%1).</source>
        <translation>无法启动读取该文件的进程（%1）。</translation>
    </message>
    <message>
        <source>The program that reads documents could not begin.</source>
        <translation>读取文档的程序无法开始工作。</translation>
    </message>
    <message>
        <source>Install Spyhop anew.</source>
        <translation>请重新安装 Spyhop。</translation>
    </message>
    <message>
        <source>The file could not be read: it is damaged, or needs more memory than a reader may have.</source>
        <translation>无法读取该文件：它已损坏，或者需要的内存超出了读取进程的限额。</translation>
    </message>
    <message>
        <source>The program that reads documents of this type was not found.</source>
        <translation>没有找到读取此类文档的程序。</translation>
    </message>
    <message>
        <source>Put spyhop-reader beside spyhop, or install Spyhop anew.</source>
        <translation>请把 spyhop-reader 放在 spyhop 旁边，或重新安装 Spyhop。</translation>
    </message>
    <message>
        <source>The file holds more text than can be taken.</source>
        <translation>该文件的文字多得无法接收。</translation>
    </message>
    <message>
        <source>Reading the file takes more memory than a reader may have.</source>
        <translation>读取该文件需要的内存超出了读取进程的限额。</translation>
    </message>
    <message>
        <source>%1/%2 pages</source>
        <translation>%1/%2 页</translation>
    </message>
    <message>
        <source>%1/%2 slides</source>
        <translation>%1/%2 张幻灯片</translation>
    </message>
    <message>
        <source>%1/%2 sheets</source>
        <translation>%1/%2 个工作表</translation>
    </message>
    <message>
        <source>%1/%2 chapters</source>
        <translation>%1/%2 章</translation>
    </message>
    <message>
        <source>%1/%2 messages</source>
        <translation>%1/%2 封邮件</translation>
    </message>
    <message>
        <source>%1/%2 files</source>
        <translation>%1/%2 个文件</translation>
    </message>
    <message>
        <source>%1/%2 parts</source>
        <translation>%1/%2 个部分</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
    <message>
        <source>text recognised (confidence %1 %)</source>
        <translation>文字识别（置信度 %1%）</translation>
    </message>
    <message>
        <source>%1; left out: %2</source>
        <translation>%1；未读取：%2</translation>
    </message>
    <message>
        <source>no language of the text recognition is installed</source>
        <translation>没有安装任何文字识别语言</translation>
    </message>
    <message>
        <source>Install tesseract-ocr-eng and tesseract-ocr-chi-sim, or choose another way for scans.</source>
        <translation>请安装 tesseract-ocr-eng 和 tesseract-ocr-chi-sim，或为扫描件选择其他方式。</translation>
    </message>
    <message>
        <source>The file nests without end, as only files made to do harm do; it was not read.</source>
        <translation>文件无尽地嵌套，只有恶意文件才会这样，因此没有读取。</translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
    <message>
        <source>pages %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
    <message>
        <source>The file holds more than %1 characters of text.</source>
        <translation>文件中的文字超过 %1 个字符。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds pictures only, and no text.</source>
        <translation>文件只有图片，没有文字。</translation>
    </message>
    <message>
        <source>The sheet “%1” cannot take further columns.</source>
        <translation>工作表“%1”无法再添加列。</translation>
    </message>
    <message>
        <source>a damaged chart</source>
        <translation>一个损坏的图表</translation>
    </message>
    <message numerus="yes">
        <source>; %n other sheet(s) not read</source>
        <translation>
            <numerusform>；另有 %n 个工作表未读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n formula(s) without a stored result</source>
        <translation>
            <numerusform>%n 个没有保存结果的公式</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the comments of %n sheet(s)</source>
        <translation>
            <numerusform>%n 个工作表的批注</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet “%1” is a table of more than %2 cells.</source>
        <translation>工作表“%1”的表格超过 %2 个单元格。</translation>
    </message>
    <message>
        <source>There is no sheet “%1” with anything in it.</source>
        <translation>没有名为“%1”且有内容的工作表。</translation>
    </message>
    <message>
        <source>The workbook is in Excel&apos;s binary form (.xlsb); save it as .xlsx to have it read.</source>
        <translation>工作簿是 Excel 的二进制格式（.xlsb）；请另存为 .xlsx 后再读取。</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>%1: protected by a password</source>
        <translation>%1：受密码保护</translation>
    </message>
    <message>
        <source>%1: a type that cannot be read</source>
        <translation>%1：无法读取的类型</translation>
    </message>
    <message>
        <source>The archive is protected by a password; unpack it first to have its files read.</source>
        <translation>压缩包受密码保护；请先解压，再读取其中的文件。</translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation>%1：已损坏</translation>
    </message>
    <message>
        <source>No file in the archive could be read (%1).</source>
        <translation>压缩包中没有文件可以读取（%1）。</translation>
    </message>
    <message>
        <source>The file could not be packed (%1).</source>
        <translation>文件无法打包（%1）。</translation>
    </message>
</context>
<context>
    <name>EndpointAdmin</name>
    <message>
        <source>This name cannot be used.</source>
        <translation>不能使用这个名称。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation>请使用字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>This is no address of an API.</source>
        <translation>这不是 API 地址。</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>地址形如 https://api.example.com/v1。</translation>
    </message>
    <message>
        <source>An address has no user name, query or fragment.</source>
        <translation>地址不能带用户名、查询参数或片段。</translation>
    </message>
    <message>
        <source>Give a key by its reference instead.</source>
        <translation>请改为填写密钥的引用。</translation>
    </message>
    <message>
        <source>http:// would send everything unencrypted to another computer.</source>
        <translation>http:// 会把所有内容不加密地发往另一台计算机。</translation>
    </message>
    <message>
        <source>Use https://; http:// is for this computer only.</source>
        <translation>请使用 https://；http:// 仅限本机。</translation>
    </message>
    <message>
        <source>There is no endpoint of this name.</source>
        <translation>没有这个名称的端点。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli endpoints list&quot; names those that are set up.</source>
        <translation>“spyhop-cli endpoints list”可列出已设置的端点。</translation>
    </message>
    <message>
        <source>The proxy %1</source>
        <translation>代理设置%1</translation>
    </message>
</context>
<context>
    <name>EndpointHealth</name>
    <message>
        <source>healthy</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>slow or failing</source>
        <translation>慢或出错</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>休息中</translation>
    </message>
    <message>
        <source>needs a key</source>
        <translation>需要密钥</translation>
    </message>
    <message>
        <source>%1 of %2 calls in flight</source>
        <translation>在途 %1/%2 个请求</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n 个端点</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未使用</translation>
    </message>
</context>
<context>
    <name>EndpointReplies</name>
    <message>
        <source>A web page answers at this address, not an API.</source>
        <translation>此地址返回的是网页，不是 API。</translation>
    </message>
    <message>
        <source>Check the address; most APIs end in /v1.</source>
        <translation>请检查地址；多数 API 以 /v1 结尾。</translation>
    </message>
</context>
<context>
    <name>ErrorReply</name>
    <message>
        <source>The server did not accept the key.</source>
        <translation>服务器不接受此密钥。</translation>
    </message>
    <message>
        <source>Check the key of this endpoint.</source>
        <translation>请检查该端点的密钥。</translation>
    </message>
    <message>
        <source>The account&apos;s balance or quota is used up.</source>
        <translation>账户余额或配额已用完。</translation>
    </message>
    <message>
        <source>Top up the account, then try again.</source>
        <translation>请充值后再试。</translation>
    </message>
    <message>
        <source>The server says: too many requests.</source>
        <translation>服务器表示请求过多。</translation>
    </message>
    <message>
        <source>The server is overloaded.</source>
        <translation>服务器过载。</translation>
    </message>
    <message>
        <source>The server waited too long for the request.</source>
        <translation>服务器等待请求超时。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation>代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>Enter them in the system&apos;s network settings.</source>
        <translation>请在系统网络设置中填写。</translation>
    </message>
    <message>
        <source>The server does not know this address or model.</source>
        <translation>服务器不认识此地址或模型。</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s address and the model&apos;s name.</source>
        <translation>请检查端点地址和模型名称。</translation>
    </message>
    <message>
        <source>The server&apos;s content filter refused the request.</source>
        <translation>服务器的内容过滤拒绝了请求。</translation>
    </message>
    <message>
        <source>The server refused the request as invalid.</source>
        <translation>服务器认为请求无效。</translation>
    </message>
    <message>
        <source>The server reported a fault of its own.</source>
        <translation>服务器报告自身故障。</translation>
    </message>
    <message>
        <source>The server points to another address; a key is never sent after a redirect.</source>
        <translation>服务器要求转到另一地址；密钥绝不随重定向发送。</translation>
    </message>
    <message>
        <source>Enter the new address in the endpoint&apos;s settings.</source>
        <translation>请在端点设置中填写新地址。</translation>
    </message>
    <message>
        <source>The server sent a status that is no answer to this.</source>
        <translation>服务器返回的状态与请求不符。</translation>
    </message>
    <message>
        <source>Shorten the conversation, leave documents out, or choose a model that reads more.</source>
        <translation>请缩短对话、去掉部分文档，或换用上下文更长的模型。</translation>
    </message>
    <message>
        <source>The conversation is %1 tokens too long for this model: %2, where it reads %3.</source>
        <translation>对话超出此模型 %1 个 Token：共 %2，模型最多读取 %3。</translation>
    </message>
    <message>
        <source>Conversation and answer together are %1 tokens too long for this model: %2, where it holds %3.</source>
        <translation>对话与回答合计超出此模型 %1 个 Token：共 %2，模型最多容纳 %3。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>对话超出了此模型的长度。</translation>
    </message>
    <message>
        <source>A web page came instead of an answer: of a proxy or a login, perhaps.</source>
        <translation>收到的是网页而不是回答：可能来自代理或登录页。</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s address and the network.</source>
        <translation>请检查端点地址和网络。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file could not be written (%1).</source>
        <translation>无法写入文件（%1）。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file could not be opened (%1).</source>
        <translation>无法打开文件（%1）。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation>文件超过 %1 MB。</translation>
    </message>
    <message>
        <source>The file could not be read (%1).</source>
        <translation>无法读取文件（%1）。</translation>
    </message>
    <message>
        <source>The folder could not be made.</source>
        <translation>无法创建文件夹。</translation>
    </message>
</context>
<context>
    <name>HttpTransport</name>
    <message>
        <source>This is not an http or https address.</source>
        <translation>这不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>Unencrypted connections are made to this computer itself only.</source>
        <translation>只有连接本机时才不加密。</translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation>请使用 https 地址。</translation>
    </message>
    <message>
        <source>The proxy would hear everything: connections to this computer are not encrypted.</source>
        <translation>代理会看到全部内容：到本机的连接没有加密。</translation>
    </message>
    <message>
        <source>Take the proxy off this endpoint, or use an https address.</source>
        <translation>请去掉此端点的代理，或改用 https 地址。</translation>
    </message>
</context>
<context>
    <name>JobReply</name>
    <message>
        <source>The requests of this batch are larger than 48 MiB together.</source>
        <translation>此批处理中的请求合计超过 48 MiB。</translation>
    </message>
    <message>
        <source>The reply to the batch holds no answer that names this request.</source>
        <translation>批处理的回复中没有指明此请求的回答。</translation>
    </message>
    <message>
        <source>The reply to the batch holds several answers to this request.</source>
        <translation>批处理的回复中有多个针对此请求的回答。</translation>
    </message>
    <message>
        <source>The provider refused the batch as a whole.</source>
        <translation>服务商拒绝了整个批处理。</translation>
    </message>
    <message>
        <source>A batch file holds at most %1 requests.</source>
        <translation>一个批处理文件最多包含 %1 个请求。</translation>
    </message>
    <message>
        <source>A batch file is at most 200 MB long.</source>
        <translation>批处理文件最大为 200 MB。</translation>
    </message>
    <message>
        <source>The batch ran out of time before it came to this request.</source>
        <translation>批处理在处理到此请求之前已超时。</translation>
    </message>
    <message>
        <source>It was not charged: send it again.</source>
        <translation>此请求未计费：请重新发送。</translation>
    </message>
    <message>
        <source>The batch was cancelled before it came to this request.</source>
        <translation>批处理在处理到此请求之前已被取消。</translation>
    </message>
    <message>
        <source>The server&apos;s reply about the work left with it cannot be read.</source>
        <translation>服务器关于所留工作的回复无法读取。</translation>
    </message>
    <message>
        <source>The provider says that the task failed.</source>
        <translation>服务商表示该任务失败了。</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>this is not valid JSON here.</source>
        <translation>此处不是有效的 JSON。</translation>
    </message>
    <message>
        <source>“%1” stands here a second time.</source>
        <translation>“%1”在此重复出现。</translation>
    </message>
    <message>
        <source>this is not valid JSON.</source>
        <translation>不是有效的 JSON。</translation>
    </message>
    <message>
        <source>something follows the end of the value.</source>
        <translation>值的结尾之后还有内容。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>系统钥匙串里没有这一项。</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>系统钥匙串拒绝访问。</translation>
    </message>
    <message>
        <source>Unlock it, or allow Spyhop to use it.</source>
        <translation>请将其解锁，或允许 Spyhop 使用。</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain is not available.</source>
        <translation>本机的系统钥匙串不可用。</translation>
    </message>
    <message>
        <source>Unlock or install one, or use env: or vault: instead.</source>
        <translation>请解锁或安装一个，或改用 env: 或 vault:。</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>系统钥匙串没有应答。</translation>
    </message>
    <message>
        <source>Unlock it, or use env: or vault: instead.</source>
        <translation>请将其解锁，或改用 env: 或 vault:。</translation>
    </message>
</context>
<context>
    <name>LocalServer</name>
    <message>
        <source>%1 is no HTTP error status (400 to 599).</source>
        <translation>%1 不是 HTTP 错误状态（400 到 599）。</translation>
    </message>
    <message>
        <source>A share of failing requests lies between 0 and 1.</source>
        <translation>失败请求的比例应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The shares of failing requests add up to more than 1.</source>
        <translation>失败请求的比例之和超过 1。</translation>
    </message>
    <message>
        <source>“%1” is not an address of this computer, such as 127.0.0.1.</source>
        <translation>“%1”不是本机地址，例如 127.0.0.1。</translation>
    </message>
    <message>
        <source>The server cannot listen on %1, port %2: %3.</source>
        <translation>服务器无法监听 %1 端口 %2：%3。</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Thinking</source>
        <translation>思考中</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>已思考</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Thinking for %1</source>
        <translation>思考了 %1，仍在继续</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ModelFinder</name>
    <message>
        <source>The endpoint lists no model.</source>
        <translation>该端点没有列出任何模型。</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>请指定一个模型。</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>The server&apos;s list of models cannot be read.</source>
        <translation>无法读取服务器的模型列表。</translation>
    </message>
</context>
<context>
    <name>ModelNames</name>
    <message>
        <source>An alias needs name, became and retired.</source>
        <translation>别名需要 name、became 和 retired。</translation>
    </message>
    <message>
        <source>The aliases of models run in a circle.</source>
        <translation>模型别名形成了循环。</translation>
    </message>
    <message>
        <source>A model&apos;s names need model and names.</source>
        <translation>模型名称需要 model 和 names。</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>“%1” is not an amount. Write it like 5.00 or 5.00USD.</source>
        <translation>“%1”不是金额。请写成 5.00 或 5.00USD。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Line %1, column %2: %3.</source>
        <translation>第 %1 行第 %2 列：%3。</translation>
    </message>
    <message>
        <source>an array &quot;providers&quot; was expected</source>
        <translation>应为数组“providers”</translation>
    </message>
    <message>
        <source>a provider with an &quot;id&quot; was expected</source>
        <translation>服务商应有“id”</translation>
    </message>
    <message>
        <source>a known dialect was expected</source>
        <translation>应为已知的接口方言</translation>
    </message>
    <message>
        <source>a known tier was expected</source>
        <translation>应为已知的层级</translation>
    </message>
</context>
<context>
    <name>PriceTable</name>
    <message>
        <source>A price needs provider, model, validFrom and currency.</source>
        <translation>价格需要 provider、model、validFrom 和 currency。</translation>
    </message>
    <message>
        <source>A batch&apos;s percent lies between 1 and 100.</source>
        <translation>批处理的百分比应在 1 到 100 之间。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>In three sentences: what can you help me with?</source>
        <translation>请用三句话说明：你能帮我做什么？</translation>
    </message>
</context>
<context>
    <name>Proxy</name>
    <message>
        <source>must be “system”, “none”, an address such as “http://proxy.example:8080” or “socks5://proxy.example:1080”, or a list such as “PROXY proxy.example:8080; DIRECT”.</source>
        <translation>必须是“system”、“none”、形如“http://proxy.example:8080”或“socks5://proxy.example:1080”的地址，或形如“PROXY proxy.example:8080; DIRECT”的列表。</translation>
    </message>
    <message>
        <source>must not hold a user name or password: they have settings of their own, and the password is a reference to a key.</source>
        <translation>不得包含用户名或密码：它们另有设置项，密码须是密钥引用。</translation>
    </message>
</context>
<context>
    <name>Sealer</name>
    <message>
        <source>A stored record is damaged or was sealed with another key.</source>
        <translation>存储的记录已损坏，或由另一把密钥加密。</translation>
    </message>
</context>
<context>
    <name>ServerScript</name>
    <message>
        <source>A quoted text does not end, or has an unknown escape.</source>
        <translation>引号内的文字没有结束，或含有未知转义。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Line %1, column %2: %3 %4</source>
        <translation>第 %1 行第 %2 列：%3 %4</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation>必须是对象 {…}。</translation>
    </message>
    <message>
        <source>must be a text in quotes.</source>
        <translation>必须是带引号的文字。</translation>
    </message>
    <message>
        <source>must be true or false.</source>
        <translation>必须是 true 或 false。</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2.</source>
        <translation>必须是 %1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>must be one of %1.</source>
        <translation>必须是 %1 之一。</translation>
    </message>
    <message>
        <source>must be an address that begins with https://.</source>
        <translation>必须是以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>must begin with https://: http:// is allowed to this computer (127.0.0.1) only.</source>
        <translation>必须以 https:// 开头；http:// 仅限本机（127.0.0.1）。</translation>
    </message>
    <message>
        <source>must not hold a user name or password.</source>
        <translation>不能包含用户名或密码。</translation>
    </message>
    <message>
        <source>must be a list of model names.</source>
        <translation>必须是模型名称的列表。</translation>
    </message>
    <message>
        <source>must be a name of letters, digits, “.”, “_” and “-”.</source>
        <translation>必须是由字母、数字、“.”、“_”和“-”组成的名称。</translation>
    </message>
    <message>
        <source>must be a list […].</source>
        <translation>必须是列表 […]。</translation>
    </message>
    <message>
        <source>must be unique; “%1” stands above already.</source>
        <translation>不能重复；上文已有“%1”。</translation>
    </message>
    <message>
        <source>must be “ask”, “no” or a list of %1.</source>
        <translation>必须是“ask”、“no”或由 %1 组成的列表。</translation>
    </message>
    <message>
        <source>must be a currency such as “USD” or “CNY”.</source>
        <translation>必须是货币，例如“USD”或“CNY”。</translation>
    </message>
    <message>
        <source>must be an amount in quotes, such as “5.00”.</source>
        <translation>必须是带引号的金额，例如“5.00”。</translation>
    </message>
    <message>
        <source>must be “en”, “zh_CN” or empty for the system&apos;s.</source>
        <translation>必须是“en”、“zh_CN”，或留空以跟随系统。</translation>
    </message>
    <message>
        <source>must be at most %1: a newer Spyhop wrote this file.</source>
        <translation>最大为 %1：此文件由更新的 Spyhop 写入。</translation>
    </message>
    <message>
        <source>must be a UUID.</source>
        <translation>必须是 UUID。</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1” and write “keychain:%1” here.</source>
        <translation>请用“spyhop-cli keys set %1”存储密钥，并在此写“keychain:%1”。</translation>
    </message>
    <message>
        <source>must be a list of key references.</source>
        <translation>必须是密钥引用的列表。</translation>
    </message>
    <message>
        <source>must be the model&apos;s name at this endpoint.</source>
        <translation>必须是该模型在此端点的名称。</translation>
    </message>
    <message>
        <source>must be the whole path of a PEM file.</source>
        <translation>必须是 PEM 文件的完整路径。</translation>
    </message>
    <message>
        <source>A key is named by a reference (keychain:NAME, env:NAME or vault:NAME), never given itself.</source>
        <translation>密钥须以引用的方式指明（keychain:名称、env:名称 或 vault:名称），不得直接写出密钥本身。</translation>
    </message>
</context>
<context>
    <name>SseParser</name>
    <message>
        <source>The server sent a single event of more than 16 MiB.</source>
        <translation>服务器发来一个超过 16 MiB 的事件。</translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>There is not enough memory to open the vault.</source>
        <translation>内存不足，无法打开密钥库。</translation>
    </message>
    <message>
        <source>The vault is damaged.</source>
        <translation>密钥库已损坏。</translation>
    </message>
    <message>
        <source>Restore the file from a backup.</source>
        <translation>请从备份恢复该文件。</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>口令不正确。</translation>
    </message>
    <message>
        <source>The file could not be removed.</source>
        <translation>无法删除该文件。</translation>
    </message>
    <message>
        <source>The vault has no such key.</source>
        <translation>密钥库里没有这个密钥。</translation>
    </message>
    <message>
        <source>Another program keeps the vault locked.</source>
        <translation>另一个程序正占用密钥库。</translation>
    </message>
</context>
<context>
    <name>WaitBanner</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Connecting for %1</source>
        <translation>正在连接，已 %1</translation>
    </message>
    <message>
        <source>Queued at the server for %1</source>
        <translation>在服务器排队，已 %1</translation>
    </message>
    <message>
        <source>Thinking for %1</source>
        <translation>思考了 %1，仍在继续</translation>
    </message>
    <message>
        <source>Writing for %1</source>
        <translation>正在书写，已 %1</translation>
    </message>
    <message>
        <source>Stalled for %1</source>
        <translation>停滞 %1</translation>
    </message>
    <message>
        <source>%1 sends nothing; what has come is kept</source>
        <translation>%1 没有发来内容；已收到的会保留</translation>
    </message>
    <message>
        <source>Retrying in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Waiting for a place for %1</source>
        <translation>等待空位 %1</translation>
    </message>
    <message>
        <source>Parked until %1</source>
        <translation>搁置到 %1</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Getting ready for %1</source>
        <translation>正在准备 %1</translation>
    </message>
</context>
<context>
    <name>WireError</name>
    <message>
        <source>What answers at this address does not speak proper HTTP.</source>
        <translation>此地址的应答不是规范的 HTTP。</translation>
    </message>
    <message>
        <source>The reply is shorter than the server said.</source>
        <translation>回复比服务器声明的短。</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>此地址没有应答。</translation>
    </message>
    <message>
        <source>Check that the server runs, and its address.</source>
        <translation>请检查服务器是否在运行，以及地址是否正确。</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found.</source>
        <translation>找不到服务器的名称。</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation>连接中途断开。</translation>
    </message>
    <message>
        <source>The connection broke before any reply came.</source>
        <translation>还没有回复，连接就断开了。</translation>
    </message>
    <message>
        <source>The proxy %1 does not let the call through.</source>
        <translation>代理 %1 不放行此调用。</translation>
    </message>
    <message>
        <source>Ask who runs the proxy, or choose another way out in the endpoint&apos;s connection settings.</source>
        <translation>请询问代理的管理者，或在端点的连接设置中换一条出路。</translation>
    </message>
    <message>
        <source>The proxy %1 does not answer.</source>
        <translation>代理 %1 没有应答。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address in the endpoint&apos;s connection settings, or in those of this computer.</source>
        <translation>请在端点的连接设置或本机的设置中检查代理地址。</translation>
    </message>
    <message>
        <source>The name of the proxy %1 was not found.</source>
        <translation>找不到代理 %1 的名称。</translation>
    </message>
    <message>
        <source>The name of the server, or that of the proxy %1, was not found.</source>
        <translation>找不到服务器的名称，或找不到代理 %1 的名称。</translation>
    </message>
    <message>
        <source>Check both addresses.</source>
        <translation>请检查这两个地址。</translation>
    </message>
    <message>
        <source>The proxy %1 wants a login.</source>
        <translation>代理 %1 要求登录。</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the login.</source>
        <translation>代理 %1 不接受此登录。</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s user name and password in the endpoint&apos;s connection settings.</source>
        <translation>请在端点的连接设置中填写代理的用户名和密码。</translation>
    </message>
    <message>
        <source>The proxy %1 refuses to connect to this server.</source>
        <translation>代理 %1 拒绝连接此服务器。</translation>
    </message>
    <message>
        <source>Ask who runs the proxy to allow it.</source>
        <translation>请让代理的管理者放行。</translation>
    </message>
    <message>
        <source>The reply is packed in a way that cannot be read.</source>
        <translation>应答的压缩方式无法读取。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointAdmin</name>
    <message>
        <source>There is an endpoint of this name already.</source>
        <translation>已有同名端点。</translation>
    </message>
    <message>
        <source>Choose another name, or change the one that is there.</source>
        <translation>请换一个名称，或修改已有的端点。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>There is no key to store.</source>
        <translation>没有要保存的密钥。</translation>
    </message>
    <message>
        <source>Paste the key first.</source>
        <translation>请先粘贴密钥。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointTest</name>
    <message>
        <source>Network check-up by Spyhop %1</source>
        <translation>Spyhop %1 网络检查</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>主机：%1</translation>
    </message>
    <message>
        <source>TLS library: %1</source>
        <translation>TLS 库：%1</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Result: the endpoint cannot be used.</source>
        <translation>结果：端点无法使用。</translation>
    </message>
    <message>
        <source>Result: the endpoint works.</source>
        <translation>结果：端点可用。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointTestRun</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>%1 is an address; no name to look up.</source>
        <translation>%1 本身就是地址，无需解析。</translation>
    </message>
    <message>
        <source>The name %1 is not known.</source>
        <translation>找不到名称 %1。</translation>
    </message>
    <message>
        <source>Check the spelling of the address and the connection to the network.</source>
        <translation>请检查地址拼写和网络连接。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Not encrypted; stays on this computer.</source>
        <translation>未加密，只在本机内传输。</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) in all</source>
        <translation>
            <numerusform>共 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Not told: %1</source>
        <translation>未提供：%1</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>This computer does not know the name; the proxy looks it up.</source>
        <translation>本机不认识此名称；由代理查询。</translation>
    </message>
    <message>
        <source>No proxy: this computer itself</source>
        <translation>不用代理：就是本机</translation>
    </message>
    <message>
        <source>No proxy, as the endpoint&apos;s settings say</source>
        <translation>不用代理，依端点的设置</translation>
    </message>
    <message>
        <source>%1, from the endpoint&apos;s settings</source>
        <translation>%1，来自端点的设置</translation>
    </message>
    <message>
        <source>No proxy, as this computer&apos;s settings say</source>
        <translation>不用代理，依本机的设置</translation>
    </message>
    <message>
        <source>%1, from this computer&apos;s settings</source>
        <translation>%1，来自本机的设置</translation>
    </message>
    <message>
        <source>; not reached: %1</source>
        <translation>；未能连上：%1</translation>
    </message>
    <message>
        <source>Port %1 is open.</source>
        <translation>端口 %1 可以连接。</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>%1, %2; certificate from “%3”, valid until %4</source>
        <translation>%1，%2；证书由“%3”签发，有效期至 %4</translation>
    </message>
    <message>
        <source>No answer within %1 s.</source>
        <translation>%1 秒内没有应答。</translation>
    </message>
    <message>
        <source>A firewall may be in between: ask who runs the network to allow connections to %1.</source>
        <translation>中间可能有防火墙：请让网络管理者放行到 %1 的连接。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::PrivacyAdmin</name>
    <message>
        <source>nowhere yet</source>
        <translation>尚未创建</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>the keychain or behind the passphrase</source>
        <translation>系统钥匙串，或由口令保护</translation>
    </message>
    <message>
        <source>Everything was erased a moment ago.</source>
        <translation>刚刚已全部抹除。</translation>
    </message>
    <message>
        <source>Start Spyhop again before you allow storing.</source>
        <translation>请重新启动 Spyhop 后再允许存储。</translation>
    </message>
</context>
<context>
    <name>spyhop::app::Cli</name>
    <message>
        <source>--file takes one file, not &quot;%1&quot;.</source>
        <translation>--file 只接受一个文件，“%1”不行。</translation>
    </message>
    <message>
        <source>Give --file several times, or use &quot;batch run&quot; for a folder.</source>
        <translation>请多次使用 --file，文件夹请用“batch run”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no picture that models take.</source>
        <translation>“%1”不是模型支持的图片。</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, GIF or WebP.</source>
        <translation>请使用 PNG、JPEG、GIF 或 WebP。</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>无法读取标准输入。</translation>
    </message>
    <message>
        <source>the prompt, or - to read it from standard input</source>
        <translation>提示词；- 表示从标准输入读取</translation>
    </message>
    <message>
        <source>--thinking is off, low, high or max, not &quot;%1&quot;.</source>
        <translation>--thinking 应为 off、low、high 或 max，而不是“%1”。</translation>
    </message>
    <message>
        <source>--tier is auto, edge, api, self-hosted or basics, not &quot;%1&quot;.</source>
        <translation>--tier 应为 auto、edge、api、self-hosted 或 basics，而不是“%1”。</translation>
    </message>
    <message>
        <source>Interrupted before anything came.</source>
        <translation>尚未收到内容就已中断。</translation>
    </message>
    <message>
        <source>Interrupted. What had come is on standard output; nothing was stored.</source>
        <translation>已中断。收到的内容在标准输出上，没有存储。</translation>
    </message>
    <message>
        <source>Asked for %1; %2 answered.</source>
        <translation>请求的是 %1，由 %2 回答。</translation>
    </message>
    <message>
        <source>The answer reached its longest length and was cut there.</source>
        <translation>回答达到长度上限，在此截断。</translation>
    </message>
    <message>
        <source>one answer, streamed as it comes</source>
        <translation>一次回答，边生成边输出</translation>
    </message>
    <message>
        <source>instructions that stand before the prompt</source>
        <translation>放在提示词之前的指令</translation>
    </message>
    <message>
        <source>a document that goes with the prompt</source>
        <translation>随提示词附上的文档</translation>
    </message>
    <message>
        <source>a picture that goes with the prompt</source>
        <translation>随提示词附上的图片</translation>
    </message>
    <message>
        <source>how hard the model thinks</source>
        <translation>模型思考的力度</translation>
    </message>
    <message>
        <source>longest answer, in tokens</source>
        <translation>回答的最大 Token 数</translation>
    </message>
    <message>
        <source>0 to 2</source>
        <translation>0 到 2</translation>
    </message>
    <message>
        <source>which kind of place may answer</source>
        <translation>允许由哪类端点回答</translation>
    </message>
    <message>
        <source>the answer in one piece</source>
        <translation>一次性给出整个回答</translation>
    </message>
    <message>
        <source>no answer from the cache</source>
        <translation>不使用缓存的回答</translation>
    </message>
    <message>
        <source>There is no job &quot;%1&quot;.</source>
        <translation>没有任务“%1”。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch list&quot; names those there are.</source>
        <translation>“spyhop-cli batch list”可列出现有任务。</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>No job is stored.</source>
        <translation>没有已存储的任务。</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>tokens in</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>tokens out</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>the jobs that are stored</source>
        <translation>已存储的任务</translation>
    </message>
    <message>
        <source>one job: counts, cost, state</source>
        <translation>单个任务：数量、费用、状态</translation>
    </message>
    <message>
        <source>goes on where a job stopped</source>
        <translation>从任务停下的地方继续</translation>
    </message>
    <message>
        <source>the failed items once more</source>
        <translation>重试失败的项</translation>
    </message>
    <message>
        <source>ends a job; what is done stays</source>
        <translation>结束任务，已完成的保留</translation>
    </message>
    <message>
        <source>the table as it stands</source>
        <translation>当前的表格</translation>
    </message>
    <message>
        <source>--prompt is missing.</source>
        <translation>缺少 --prompt。</translation>
    </message>
    <message>
        <source>Say what to do with each item: --prompt &quot;Summarise {{text}}&quot;.</source>
        <translation>请说明对每一项做什么：--prompt &quot;总结 {{text}}&quot;。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a job.</source>
        <translation>“%1”不能用作任务名。</translation>
    </message>
    <message>
        <source>No input was named.</source>
        <translation>没有指定输入。</translation>
    </message>
    <message>
        <source>Name files, folders or one table.</source>
        <translation>请指定文件、文件夹或一张表格。</translation>
    </message>
    <message>
        <source>--rows and --documents exclude each other.</source>
        <translation>--rows 与 --documents 不能同时使用。</translation>
    </message>
    <message>
        <source>Nothing of this job is stored, so it cannot be resumed (&quot;spyhop-cli privacy grant batches&quot; changes that).</source>
        <translation>此任务没有存储任何内容，因此无法继续（可用“spyhop-cli privacy grant batches”更改）。</translation>
    </message>
    <message>
        <source>one prompt over many documents or table rows</source>
        <translation>用一条提示词处理许多文档或表格行</translation>
    </message>
    <message>
        <source>what to do with each item; {{text}}, {{filename}} or {{column}} stand for its parts</source>
        <translation>对每一项做什么；{{text}}、{{filename}} 或 {{column}} 代表其内容</translation>
    </message>
    <message>
        <source>an answer column; text, number, date, bool, list, enum(a|b|c)</source>
        <translation>一个回答列；text、number、date、bool、list、enum(a|b|c)</translation>
    </message>
    <message>
        <source>items in flight</source>
        <translation>同时进行的项数</translation>
    </message>
    <message>
        <source>stop before it costs more</source>
        <translation>费用超过此数前停止</translation>
    </message>
    <message>
        <source>a name of your own for the job</source>
        <translation>自定的任务名</translation>
    </message>
    <message>
        <source>the inputs are tables: one item a row</source>
        <translation>输入为表格：每行一项</translation>
    </message>
    <message>
        <source>the inputs are documents, tables too</source>
        <translation>输入为文档，表格也按文档处理</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message>
        <source>item</source>
        <translation>项</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No endpoint was usable. &quot;spyhop-cli endpoints test&quot; says why.</source>
        <translation>没有可用的端点。“spyhop-cli endpoints test”会说明原因。</translation>
    </message>
    <message>
        <source>Some items failed. &quot;spyhop-cli batch retry %1&quot; tries them once more.</source>
        <translation>有些项失败了。“spyhop-cli batch retry %1”可重试。</translation>
    </message>
    <message>
        <source>Some items failed; the column &quot;error&quot; says why.</source>
        <translation>有些项失败了，原因见“error”列。</translation>
    </message>
    <message>
        <source>Interrupted: %1 are done and kept. &quot;spyhop-cli batch resume %2&quot; goes on.</source>
        <translation>已中断：%1 项已完成并保存。“spyhop-cli batch resume %2”可继续。</translation>
    </message>
    <message>
        <source>Interrupted: %1 are done and stand in %2. The rest was not kept and cannot be resumed.</source>
        <translation>已中断：%1 项已完成，存于 %2。其余没有保存，无法继续。</translation>
    </message>
    <message>
        <source>Interrupted: %1 were done and are on standard output. Nothing else was kept.</source>
        <translation>已中断：%1 项已完成，在标准输出上。其余没有保存。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>dialect</source>
        <translation>方言</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>No endpoint is set up. Add one with &quot;spyhop-cli endpoints add NAME URL&quot;.</source>
        <translation>尚未设置端点。请用“spyhop-cli endpoints add NAME URL”添加。</translation>
    </message>
    <message>
        <source>a name and a URL</source>
        <translation>名称和 URL</translation>
    </message>
    <message>
        <source>--dialect is openai or deepseek, not &quot;%1&quot;.</source>
        <translation>--dialect 应为 openai 或 deepseek，而不是“%1”。</translation>
    </message>
    <message>
        <source>--tier is edge, api or self-hosted, not &quot;%1&quot;.</source>
        <translation>--tier 应为 edge、api 或 self-hosted，而不是“%1”。</translation>
    </message>
    <message>
        <source>Added. &quot;spyhop-cli endpoints test %1&quot; shows whether it answers.</source>
        <translation>已添加。“spyhop-cli endpoints test %1”可查看它是否应答。</translation>
    </message>
    <message>
        <source>the name of an endpoint</source>
        <translation>端点名称</translation>
    </message>
    <message>
        <source>Removed. A key that was stored for it is still in its place; &quot;spyhop-cli keys remove&quot; removes that.</source>
        <translation>已移除。为它存储的密钥仍在原处，可用“spyhop-cli keys remove”移除。</translation>
    </message>
    <message>
        <source>adds an endpoint to the settings</source>
        <translation>在设置中添加端点</translation>
    </message>
    <message>
        <source>a model it serves; the first is the default</source>
        <translation>它提供的模型，第一个为默认</translation>
    </message>
    <message>
        <source>how it speaks</source>
        <translation>接口方言</translation>
    </message>
    <message>
        <source>what kind of place it is</source>
        <translation>端点的类别</translation>
    </message>
    <message>
        <source>smaller is tried first</source>
        <translation>数字小的先尝试</translation>
    </message>
    <message>
        <source>the endpoints that are set up</source>
        <translation>已设置的端点</translation>
    </message>
    <message>
        <source>removes an endpoint from the settings</source>
        <translation>从设置中移除端点</translation>
    </message>
    <message>
        <source>the name or URL of an endpoint</source>
        <translation>端点的名称或 URL</translation>
    </message>
    <message>
        <source>where everything about you lies (else SPYHOP_PROFILE, else the standard folder)</source>
        <translation>你的一切所在的目录（否则用 SPYHOP_PROFILE，再否则用标准目录）</translation>
    </message>
    <message>
        <source>this endpoint alone; a URL needs no settings</source>
        <translation>只用此端点；填 URL 则无需设置</translation>
    </message>
    <message>
        <source>the key for an --endpoint URL: env:NAME, keychain:NAME</source>
        <translation>--endpoint URL 的密钥：env:NAME、keychain:NAME</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>one JSON object a line on standard output</source>
        <translation>标准输出每行一个 JSON 对象</translation>
    </message>
    <message>
        <source>no progress</source>
        <translation>不显示进度</translation>
    </message>
    <message>
        <source>no colours</source>
        <translation>不使用颜色</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>显示此说明</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Everywhere:</source>
        <translation>通用选项：</translation>
    </message>
    <message>
        <source>spyhop-cli: chat and batches over OpenAI-style APIs, in the terminal</source>
        <translation>spyhop-cli：在终端中使用 OpenAI 风格 API 对话和批量处理</translation>
    </message>
    <message>
        <source>the name of a key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>--store is keychain or vault, not &quot;%1&quot;.</source>
        <translation>--store 应为 keychain 或 vault，而不是“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names its place already; --store is too much.</source>
        <translation>“%1”已指明位置，不必再用 --store。</translation>
    </message>
    <message>
        <source>Choose another place with --store vault, or use env:NAME in the settings.</source>
        <translation>请用 --store vault 换个位置，或在设置中使用 env:NAME。</translation>
    </message>
    <message>
        <source>Stored. In the settings it is &quot;key&quot;: &quot;%1&quot;.</source>
        <translation>已存储。在设置中写作 &quot;key&quot;: &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>where the key lies</source>
        <translation>密钥所在位置</translation>
    </message>
    <message>
        <source>stores a key, read from standard input</source>
        <translation>存储从标准输入读取的密钥</translation>
    </message>
    <message>
        <source>removes a key from its place</source>
        <translation>从所在位置移除密钥</translation>
    </message>
    <message>
        <source>whether each reference leads to a key</source>
        <translation>检查每个引用能否找到密钥</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 %1。</translation>
    </message>
    <message>
        <source>--help names the options.</source>
        <translation>--help 可列出选项。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation>%1 需要一个值：%2。</translation>
    </message>
    <message>
        <source>%1 was given twice.</source>
        <translation>%1 重复了。</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 应为 %2 到 %3 的整数，而不是“%4”。</translation>
    </message>
    <message>
        <source>--%1 is a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 应为 %2 到 %3 的数，而不是“%4”。</translation>
    </message>
    <message>
        <source>Something is missing: %1.</source>
        <translation>缺少：%1。</translation>
    </message>
    <message>
        <source>--help shows an example.</source>
        <translation>--help 中有示例。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>多余的参数“%1”。</translation>
    </message>
    <message>
        <source>Put quotation marks around a text with spaces.</source>
        <translation>含空格的文字请加引号。</translation>
    </message>
    <message>
        <source>There is no kind &quot;%1&quot;.</source>
        <translation>没有“%1”这一类。</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>Nothing you write is stored: no chat, no batch, no cache.</source>
        <translation>你写的内容都不存储：没有对话、批量任务或缓存。</translation>
    </message>
    <message>
        <source>Stored, encrypted: %1.</source>
        <translation>加密存储：%1。</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>配置目录：%1</translation>
    </message>
    <message>
        <source>From now on these are stored, encrypted: %1.</source>
        <translation>从现在起加密存储：%1。</translation>
    </message>
    <message>
        <source>A passphrase for the stored data:</source>
        <translation>为已存储的数据设置口令：</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <source>The two differ, or nothing was typed.</source>
        <translation>两次不一致，或没有输入。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Nothing new of these is stored. &quot;spyhop-cli privacy erase&quot; destroys what is there.</source>
        <translation>这些不再存储新内容。“spyhop-cli privacy erase”可销毁已有内容。</translation>
    </message>
    <message>
        <source>what is stored of what you write</source>
        <translation>你写的内容中存储了哪些</translation>
    </message>
    <message>
        <source>allows storing: chats, cache, batches, drafts, audit-prompts, provider</source>
        <translation>允许存储：chats、cache、batches、drafts、audit-prompts、provider</translation>
    </message>
    <message>
        <source>nothing new of these is stored</source>
        <translation>这些不再存储新内容</translation>
    </message>
    <message>
        <source>destroys the data key and what is stored</source>
        <translation>销毁数据密钥和已存储的内容</translation>
    </message>
    <message>
        <source>--fail is STATUS:SHARE, such as 503:0.1, not &quot;%1&quot;.</source>
        <translation>--fail 应为 STATUS:SHARE，例如 503:0.1，而不是“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) served.</source>
        <translation>
            <numerusform>已处理 %n 个请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>the built-in local server, for trying and testing; no model is involved</source>
        <translation>内置本地服务器，供试用和测试，不涉及模型</translation>
    </message>
    <message>
        <source>0: a free one (the default)</source>
        <translation>0：任选空闲端口（默认）</translation>
    </message>
    <message>
        <source>where to listen; 127.0.0.1 by default</source>
        <translation>监听地址，默认 127.0.0.1</translation>
    </message>
    <message>
        <source>the same seed gives the same answers</source>
        <translation>相同的种子给出相同的回答</translation>
    </message>
    <message>
        <source>before the first byte</source>
        <translation>首字节之前的延迟</translation>
    </message>
    <message>
        <source>between the parts of an answer</source>
        <translation>回答各段之间的延迟</translation>
    </message>
    <message>
        <source>this share of requests fails so</source>
        <translation>按此比例让请求失败</translation>
    </message>
    <message>
        <source>answers line by line from a script</source>
        <translation>按脚本逐行应答</translation>
    </message>
    <message>
        <source>--key goes with an --endpoint that is a URL.</source>
        <translation>--key 须与 URL 形式的 --endpoint 一起使用。</translation>
    </message>
    <message>
        <source>A named endpoint has its key in the settings.</source>
        <translation>已命名的端点，其密钥在设置中。</translation>
    </message>
    <message>
        <source>No endpoint is set up.</source>
        <translation>尚未设置端点。</translation>
    </message>
    <message>
        <source>Add one with &quot;spyhop-cli endpoints add NAME URL&quot;, or name one with --endpoint URL.</source>
        <translation>请用“spyhop-cli endpoints add NAME URL”添加，或用 --endpoint URL 指定。</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>错误：</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>服务器说：%1</translation>
    </message>
    <message>
        <source>Passphrase of the stored data:</source>
        <translation>已存储数据的口令：</translation>
    </message>
    <message>
        <source>the user that policy and audit see</source>
        <translation>策略和审计所见的用户</translation>
    </message>
    <message>
        <source>The job &quot;%1&quot; is done; there is nothing to cancel.</source>
        <translation>任务“%1”已完成，没有可取消的内容。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch export %1 --out FILE&quot; writes its table.</source>
        <translation>用“spyhop-cli batch export %1 --out FILE”导出它的表格。</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 items are done and kept. &quot;spyhop-cli batch resume %3&quot; would go on with the rest.</source>
        <translation>已停止：%2 项中有 %1 项已完成并保留。用“spyhop-cli batch resume %3”可继续其余各项。</translation>
    </message>
    <message>
        <source>Use at most 64 letters, digits, dots, dashes and underscores.</source>
        <translation>最多 64 个字符，只能用字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>only so many items; says what all would cost, and pauses the job</source>
        <translation>只处理这么多项；给出全部处理的预计费用，然后暂停任务</translation>
    </message>
    <message>
        <source>Trial: %1 of %2 items done, %3 tokens in, %4 out</source>
        <translation>试运行：%2 项中完成 %1 项，输入 %3 Token，输出 %4</translation>
    </message>
    <message>
        <source>All %1 will take about %2 tokens in, %3 out%4.</source>
        <translation>全部 %1 项约需输入 %2 Token、输出 %3%4。</translation>
    </message>
    <message>
        <source>; what they cost is not known</source>
        <translation>；费用未知</translation>
    </message>
    <message>
        <source>The job is paused. &quot;spyhop-cli batch resume %1&quot; does the rest.</source>
        <translation>任务已暂停。用“spyhop-cli batch resume %1”处理其余各项。</translation>
    </message>
    <message>
        <source>Nothing of the job is stored: run it again without --trial.</source>
        <translation>任务没有任何内容被存储：请去掉 --trial 再运行一次。</translation>
    </message>
    <message>
        <source>Standard input is longer than the %1 bytes that are taken.</source>
        <translation>标准输入超过了允许的 %1 字节。</translation>
    </message>
    <message>
        <source>Key:</source>
        <translation>密钥：</translation>
    </message>
    <message>
        <source>No endpoint uses a key, and the vault holds none.</source>
        <translation>没有端点使用密钥，保险库中也没有密钥。</translation>
    </message>
    <message>
        <source>the keys that endpoints refer to, and those in the vault</source>
        <translation>端点引用的密钥，以及保险库中的密钥</translation>
    </message>
    <message>
        <source>The data key is destroyed, and with it the keys in the vault; the stored data is removed. Settings and keys in the keychain stay.</source>
        <translation>数据密钥已销毁，保险库中的密钥随之失效；已存储的数据已删除。设置和钥匙串中的密钥保留。</translation>
    </message>
    <message>
        <source>Interrupted; nothing was changed.</source>
        <translation>已中断，未作任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>On disk, encrypted, for 24 hours: %n answer(s), %1 of %2.</source>
        <translation>
            <numerusform>磁盘上加密保存 24 小时：%n 条回答，%1 / %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers are kept in memory only; &quot;spyhop-cli privacy grant cache&quot; lets them be stored for 24 hours, encrypted.</source>
        <translation>回答只留在内存中；用“spyhop-cli privacy grant cache”可让它们加密保存 24 小时。</translation>
    </message>
    <message>
        <source>Answered from the cache: %1 of %2 calls (%3), %4 from memory, %5 from disk.</source>
        <translation>由缓存回答：%2 次调用中的 %1 次（%3），其中内存 %4 次，磁盘 %5 次。</translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>节省：%1。</translation>
    </message>
    <message>
        <source>Apart from that, the provider&apos;s own prompt cache: %1 of %2 tokens sent (%3).</source>
        <translation>另计服务商自己的提示词缓存：所发 %2 个 Token 中的 %1 个（%3）。</translation>
    </message>
    <message>
        <source>The stored answers are removed.</source>
        <translation>已保存的回答已清除。</translation>
    </message>
    <message>
        <source>what the answers&apos; cache holds and has saved</source>
        <translation>回答缓存中有什么、省了多少</translation>
    </message>
    <message>
        <source>removes every stored answer</source>
        <translation>清除所有已保存的回答</translation>
    </message>
    <message>
        <source>its key; calls spread over several</source>
        <translation>端点的密钥；给出多个时请求分摊到各个密钥</translation>
    </message>
    <message>
        <source>per key; more wait their turn</source>
        <translation>每个密钥；超出的排队等待</translation>
    </message>
    <message>
        <source>more chats than N in flight are refused with 429</source>
        <translation>同时进行的对话超过 N 个时以 429 拒绝</translation>
    </message>
    <message>
        <source>seconds for a connection; 10 if not given</source>
        <translation>建立连接的秒数；默认 10</translation>
    </message>
    <message>
        <source>seconds until the answer begins; 600 if not given</source>
        <translation>等待回答开始的秒数；默认 600</translation>
    </message>
    <message>
        <source>seconds for a whole answer; 3600 if not given</source>
        <translation>整个回答的秒数；默认 3600</translation>
    </message>
    <message>
        <source>PEM file of certificate authorities to trust besides the system&apos;s</source>
        <translation>在系统证书机构之外另行信任的证书机构 PEM 文件</translation>
    </message>
    <message>
        <source>system, none, http://HOST:PORT, socks5://HOST:PORT or &quot;PROXY HOST:PORT; DIRECT&quot;</source>
        <translation>system、none、http://HOST:PORT、socks5://HOST:PORT 或 &quot;PROXY HOST:PORT; DIRECT&quot;</translation>
    </message>
    <message>
        <source>user name for the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>reference to the proxy&apos;s password, such as keychain:proxy</source>
        <translation>代理密码的引用，例如 keychain:proxy</translation>
    </message>
    <message>
        <source>step by step: address, proxy, connection, TLS, HTTP, models, balance</source>
        <translation>逐步检查：地址、代理、连接、TLS、HTTP、模型、余额</translation>
    </message>
    <message>
        <source>prints the steps as a report for an IT department</source>
        <translation>将各步骤输出为给 IT 部门的报告</translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; cannot be written.</source>
        <translation>无法写入 --out“%1”。</translation>
    </message>
    <message>
        <source>Name a file in a folder that exists and that you may write to.</source>
        <translation>请指定一个位于已有且可写文件夹中的文件。</translation>
    </message>
    <message>
        <source>The result could not be written to standard output: %1</source>
        <translation>结果无法写入标准输出：%1</translation>
    </message>
    <message>
        <source>The system said: %1</source>
        <translation>系统信息：%1</translation>
    </message>
    <message>
        <source>%1 items, %2 of them read for this estimate; asked: %3 at %4</source>
        <translation>%1 个条目，为此估算读取了其中 %2 个；询问：%4 的 %3</translation>
    </message>
    <message>
        <source>a model not known yet</source>
        <translation>尚未知道的模型</translation>
    </message>
    <message>
        <source>tokens in: %1 · out: %2%3</source>
        <translation>输入 Token：%1 · 输出：%2%3</translation>
    </message>
    <message>
        <source> (as this model counts them)</source>
        <translation>（按此模型的计数）</translation>
    </message>
    <message>
        <source>what it costs is not known: there is no price for this model</source>
        <translation>费用未知：此模型没有价格</translation>
    </message>
    <message>
        <source>cost now, at peak hours: %1 · off-peak, from %2: %3</source>
        <translation>现在（高峰时段）的费用：%1 · 自 %2 起的非高峰时段：%3</translation>
    </message>
    <message>
        <source>cost: %1</source>
        <translation>费用：%1</translation>
    </message>
    <message>
        <source>time: about %1 s</source>
        <translation>时间：约 %1 秒</translation>
    </message>
    <message>
        <source>longer than the model&apos;s context: about %1 documents</source>
        <translation>超过模型上下文：约 %1 份文档</translation>
    </message>
    <message>
        <source>cannot be read: about %1</source>
        <translation>无法读取：约 %1 个</translation>
    </message>
    <message>
        <source>This year&apos;s public holidays are not known; they count as working days.</source>
        <translation>今年的法定节假日未知，按工作日计算。</translation>
    </message>
    <message>
        <source>the results: .csv, .xlsx, .jsonl, .md, .html, or FOLDER/</source>
        <translation>结果：.csv、.xlsx、.jsonl、.md、.html，或 文件夹/</translation>
    </message>
    <message>
        <source>--when &quot;%1&quot; is past.</source>
        <translation>--when “%1” 已经过去。</translation>
    </message>
    <message>
        <source>--when is now, off-peak or a time, not &quot;%1&quot;.</source>
        <translation>--when 是 now、off-peak 或一个时间，而不是“%1”。</translation>
    </message>
    <message>
        <source>A time is written 2026-11-30T22:00 or 22:00.</source>
        <translation>时间写作 2026-11-30T22:00 或 22:00。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli templates list&quot; names those there are.</source>
        <translation>“spyhop-cli templates list” 会列出现有的模板。</translation>
    </message>
    <message>
        <source>--long is split, summarise or refuse, not &quot;%1&quot;.</source>
        <translation>--long 是 split、summarise 或 refuse，而不是“%1”。</translation>
    </message>
    <message>
        <source>question and columns as they were saved (&quot;spyhop-cli templates list&quot;)</source>
        <translation>已保存的问题和列（见 “spyhop-cli templates list”）</translation>
    </message>
    <message>
        <source>each cell with the words of the source it rests on, checked</source>
        <translation>每个单元格附上所依据的原文，并加以核对</translation>
    </message>
    <message>
        <source>when to send: at once, while it is cheap, or from a time on (22:00, 2026-11-30T22:00)</source>
        <translation>何时发送：立即、仅在便宜时段，或从某一时间起（22:00、2026-11-30T22:00）</translation>
    </message>
    <message>
        <source>what becomes of documents longer than the model&apos;s context</source>
        <translation>超过模型上下文的文档如何处理</translation>
    </message>
    <message>
        <source>answers of earlier jobs to the same are not taken</source>
        <translation>不采用先前任务对相同问题的回答</translation>
    </message>
    <message>
        <source>what a job would come to; nothing is sent</source>
        <translation>估算任务的用量和费用；不发送任何内容</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation>等到 %1</translation>
    </message>
    <message>
        <source>what it asks</source>
        <translation>询问内容</translation>
    </message>
    <message>
        <source>a template</source>
        <translation>一个模板</translation>
    </message>
    <message>
        <source>the id of a job</source>
        <translation>任务的 ID</translation>
    </message>
    <message>
        <source>--name is missing.</source>
        <translation>缺少 --name。</translation>
    </message>
    <message>
        <source>keeps a job&apos;s question and columns, without endpoint and key</source>
        <translation>保存任务的问题和列，不含端点和密钥</translation>
    </message>
    <message>
        <source>what it is called</source>
        <translation>它的名称</translation>
    </message>
    <message>
        <source>questions ready to be asked of your files</source>
        <translation>可直接用于您的文件的问题</translation>
    </message>
    <message>
        <source>a template as a file, to change or to hand on</source>
        <translation>以文件形式给出模板，供修改或转交</translation>
    </message>
    <message>
        <source>--scans is recognise, vision or skip, not &quot;%1&quot;.</source>
        <translation>--scans 只能是 recognise、vision 或 skip，不能是“%1”。</translation>
    </message>
    <message>
        <source>pictures of text: recognised here, shown to the model, or left out</source>
        <translation>文字的图片：在本机识别、给模型看，或跳过</translation>
    </message>
    <message>
        <source>Interrupted. The task goes on at the provider; &quot;spyhop-cli tasks wait %1&quot; waits for it.</source>
        <translation>已中断。任务仍在服务商处继续；“spyhop-cli tasks wait %1”可等待它完成。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks wait %1&quot; waits for the answer.</source>
        <translation>“spyhop-cli tasks wait %1”可等待回答。</translation>
    </message>
    <message>
        <source>Nothing is stored, so this id is lost with this process (&quot;spyhop-cli privacy grant batches&quot; changes that). The provider calls the task %1.</source>
        <translation>未存储任何内容，因此此标识会随本进程一起丢失（“spyhop-cli privacy grant batches”可改变这一点）。服务商将该任务称为 %1。</translation>
    </message>
    <message>
        <source>as a task that stays at the provider; prints its id</source>
        <translation>作为留在服务商处的任务发送；输出其标识</translation>
    </message>
    <message>
        <source>with --async: waits, and tells the provider an address of this computer to call</source>
        <translation>与 --async 一起使用：等待，并告诉服务商可回调的本机地址</translation>
    </message>
    <message>
        <source>the address of this computer to listen on; 127.0.0.1 by default</source>
        <translation>用于监听的本机地址；默认为 127.0.0.1</translation>
    </message>
    <message>
        <source>with --async: an address of your own that the provider calls</source>
        <translation>与 --async 一起使用：由服务商回调的您自己的地址</translation>
    </message>
    <message>
        <source>asking the provider to stop</source>
        <translation>正在请服务商停止</translation>
    </message>
    <message>
        <source>--kind is direct, tasks, batch, files-batch or auto, not &quot;%1&quot;.</source>
        <translation>--kind 应为 direct、tasks、batch、files-batch 或 auto，而不是“%1”。</translation>
    </message>
    <message>
        <source>how the items travel; all but direct leave them at the provider for a while</source>
        <translation>各项的发送方式；除 direct 外都会在服务商处停留一段时间</translation>
    </message>
    <message>
        <source>requests in one batch or file</source>
        <translation>一个批处理或文件中的请求数</translation>
    </message>
    <message>
        <source>tells the provider an address of this computer to call when a task is done</source>
        <translation>告诉服务商任务完成时可回调的本机地址</translation>
    </message>
    <message>
        <source>an address of your own that the provider calls instead</source>
        <translation>改由服务商回调的您自己的地址</translation>
    </message>
    <message>
        <source>left with the provider since %1</source>
        <translation>自 %1 起留在服务商处</translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation>%1 秒后再查看</translation>
    </message>
    <message>
        <source>until a task or a batch of files is done</source>
        <translation>任务或文件批处理完成所需的时间</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks list&quot; names those that are stored.</source>
        <translation>“spyhop-cli tasks list”会列出已存储的任务。</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>the tasks that are stored</source>
        <translation>已存储的任务</translation>
    </message>
    <message>
        <source>one task: looks once, and tells how it stands</source>
        <translation>单个任务：查看一次并说明进展</translation>
    </message>
    <message>
        <source>waits for a task&apos;s answer</source>
        <translation>等待任务的回答</translation>
    </message>
    <message>
        <source>asks the provider to stop a task</source>
        <translation>请服务商停止任务</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left at %1 go on there and may be charged.</source>
        <translation>
            <numerusform>留在 %1 的 %n 个请求会在那里继续，可能会计费。</numerusform>
        </translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>等待：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::app::DesktopWakeLock</name>
    <message>
        <source>Running jobs are ended cleanly first.</source>
        <translation>先让正在运行的任务妥善结束。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::ChatSession</name>
    <message>
        <source>Cut off when the chat was closed.</source>
        <translation>关闭对话时中断。</translation>
    </message>
    <message>
        <source>An answer is still under way in this chat.</source>
        <translation>此对话中还有回答正在进行。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>There is no such answer in this chat.</source>
        <translation>此对话中没有这条回答。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>This answer cannot be gone on with.</source>
        <translation>这个回答不能续写。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Sessions</name>
    <message>
        <source>Cut off when the program ended.</source>
        <translation>程序结束时中断。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Adjust</name>
    <message>
        <source>The server does not take this parameter.</source>
        <translation>服务器不接受此参数。</translation>
    </message>
    <message>
        <source>The server allows no more.</source>
        <translation>服务器不允许更大的值。</translation>
    </message>
    <message>
        <source>The server wants its earlier reasoning back.</source>
        <translation>服务器要求带回之前的推理内容。</translation>
    </message>
    <message>
        <source>The server does not go on with an answer by itself: it was asked to in words.</source>
        <translation>服务器不支持直接续写，已改用文字请它接着写。</translation>
    </message>
    <message>
        <source>The conversation leaves no more room in the model&apos;s context.</source>
        <translation>对话在模型上下文中只留下这么多空间。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::ControlCall</name>
    <message>
        <source>The reply is longer than any such reply should be.</source>
        <translation>回复过长，超出了此类回复应有的长度。</translation>
    </message>
    <message>
        <source>No connection within %1 s.</source>
        <translation>%1 秒内未能建立连接。</translation>
    </message>
    <message>
        <source>No whole answer within %1 s.</source>
        <translation>%1 秒内未收到完整的回答。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Gateway</name>
    <message>
        <source>Resting after several failures; tried again soon.</source>
        <translation>多次失败后暂歇，稍后再试。</translation>
    </message>
    <message>
        <source>One call is finding out whether it answers again.</source>
        <translation>正用一次调用试探它是否恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) failed in the last 30 s.</source>
        <translation>
            <numerusform>最近 30 秒有 %n 次调用失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its keys was refused: %1</source>
        <translation>
            <numerusform>有 %n 个密钥被拒绝：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>One of its models or accounts is resting after several failures.</source>
        <translation>其中一个模型或账户多次失败，正在休息。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::LeftWork</name>
    <message>
        <source>Tasks and batches stay at the provider until they are done, and you have not agreed to that.</source>
        <translation>任务和批处理在完成之前会留在服务商处，而您尚未同意这样做。</translation>
    </message>
    <message>
        <source>Agree under Privacy (&quot;spyhop-cli privacy grant provider&quot;), or send the requests directly.</source>
        <translation>请在“隐私”中同意（“spyhop-cli privacy grant provider”），或直接发送请求。</translation>
    </message>
    <message>
        <source>Work was being left at a provider when the program ended, and nobody knows at which.</source>
        <translation>程序结束时正在把工作交给某个服务商，但无法得知是哪一个。</translation>
    </message>
    <message>
        <source>Work was left there, at %1, and this endpoint or its key is not set up any more.</source>
        <translation>工作留在了 %1，但该端点或其密钥已不再设置。</translation>
    </message>
    <message>
        <source>Set the endpoint up again as it was, and resume.</source>
        <translation>请按原样重新设置该端点，然后继续。</translation>
    </message>
    <message>
        <source>The work was sent, and nobody can say whether the provider took it.</source>
        <translation>工作已发送，但无法得知服务商是否已接受。</translation>
    </message>
    <message>
        <source>The work was sent, and nobody can say whether the provider took it: %1</source>
        <translation>工作已发送，但无法得知服务商是否已接受：%1</translation>
    </message>
    <message>
        <source>Send it again (it may then run and be charged twice), or give it up.</source>
        <translation>请重新发送（可能会运行并计费两次），或放弃它。</translation>
    </message>
    <message>
        <source>The provider no longer knows this work; its results can be had from nobody.</source>
        <translation>服务商已不再知道这项工作；其结果已无法取得。</translation>
    </message>
    <message>
        <source>Send the requests again.</source>
        <translation>请重新发送这些请求。</translation>
    </message>
    <message>
        <source>The work was cancelled before it came to this request.</source>
        <translation>工作在处理到此请求之前已被取消。</translation>
    </message>
    <message>
        <source>The batch ran out of time before it came to this request.</source>
        <translation>批处理在处理到此请求之前已超时。</translation>
    </message>
    <message>
        <source>It was not charged: send it again.</source>
        <translation>此请求未计费：请重新发送。</translation>
    </message>
    <message>
        <source>The provider says that the work failed, and not why.</source>
        <translation>服务商表示工作失败，但未说明原因。</translation>
    </message>
    <message>
        <source>The provider says that the work is done, and has no answer to this request.</source>
        <translation>服务商表示工作已完成，但没有针对此请求的回答。</translation>
    </message>
    <message>
        <source>The work was cancelled before it was sent.</source>
        <translation>请求在发送前已取消。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Log</name>
    <message>
        <source>A part of the answer had come.</source>
        <translation>已收到部分回答。</translation>
    </message>
    <message>
        <source>switched to %1 because %2 did not answer</source>
        <translation>已改用 %1：%2 没有回答</translation>
    </message>
    <message numerus="yes">
        <source>switched to %1 because %2 answered %3 %n time(s)</source>
        <translation>
            <numerusform>已改用 %1：%2 %n 次返回 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was asked because %2 was resting by then.</source>
        <translation>因 %2 当时正在休息，改问 %1。</translation>
    </message>
    <message>
        <source>%1 was asked because %2 did not answer: %3</source>
        <translation>因 %2 没有回答，改问 %1：%3</translation>
    </message>
    <message>
        <source>%1 was asked because %2 could not be: %3</source>
        <translation>选用 %1，因为无法请求 %2：%3</translation>
    </message>
    <message>
        <source>%1 was asked because %2 answered %3: %4</source>
        <translation>选用 %1，因为 %2 返回 %3：%4</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Reply</name>
    <message>
        <source>The connection ended without a reply.</source>
        <translation>连接结束，没有回复。</translation>
    </message>
    <message>
        <source>The reply is larger than 64 MB.</source>
        <translation>回复超过 64 MB。</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::RoutedCall</name>
    <message>
        <source>The endpoint is resting after several failures.</source>
        <translation>该端点多次失败后正在暂歇。</translation>
    </message>
    <message>
        <source>%1 is resting after several failures</source>
        <translation>%1 多次失败后正在暂歇</translation>
    </message>
    <message>
        <source>%1 answered %2 (try %3)</source>
        <translation>%1 返回 %2（第 %3 次）</translation>
    </message>
    <message>
        <source>%1 (try %2)</source>
        <translation>%1（第 %2 次）</translation>
    </message>
    <message>
        <source>No connection within %1 s.</source>
        <translation>%1 秒内未能连接。</translation>
    </message>
    <message>
        <source>No answer began within %1 s.</source>
        <translation>%1 秒内没有开始回答。</translation>
    </message>
    <message>
        <source>The answer took longer than %1 s.</source>
        <translation>回答超过 %1 秒。</translation>
    </message>
    <message>
        <source>The answer stopped; nothing came for %1 s.</source>
        <translation>回答停住了：已有 %1 秒没有任何数据。</translation>
    </message>
    <message>
        <source>Given up for another endpoint, as you asked.</source>
        <translation>已按您的要求换到另一个端点。</translation>
    </message>
    <message>
        <source>waiting for the key of %1</source>
        <translation>正在等待 %1 的密钥</translation>
    </message>
    <message>
        <source>asking %1 which models it has</source>
        <translation>正在询问 %1 有哪些模型</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Wait</name>
    <message numerus="yes">
        <source>waiting for one of the endpoint&apos;s %n place(s)</source>
        <translation>
            <numerusform>正在等待端点的 %n 个位置之一</numerusform>
        </translation>
    </message>
    <message>
        <source>the endpoint refused calls; fewer go at a time until it has caught up</source>
        <translation>端点拒绝了一些请求；在其恢复前减少同时进行的请求</translation>
    </message>
    <message>
        <source>waiting for the endpoint&apos;s %1 requests per minute, %2 s</source>
        <translation>端点每分钟限 %1 次请求，等待 %2 秒</translation>
    </message>
    <message>
        <source>waiting for the endpoint&apos;s %1 tokens per minute, %2 s</source>
        <translation>端点每分钟限 %1 个 Token，等待 %2 秒</translation>
    </message>
    <message>
        <source>many calls are being repeated; this one waits its turn</source>
        <translation>许多请求正在重试；此请求排队等待</translation>
    </message>
    <message>
        <source>set for a batch: %1, and one more for chat</source>
        <translation>批量任务设定：%1，另为对话留一个</translation>
    </message>
    <message>
        <source>set for this endpoint: %1</source>
        <translation>此端点设定：%1</translation>
    </message>
    <message>
        <source>automatic: %1, learned from refusals</source>
        <translation>自动：%1，根据拒绝情况调整</translation>
    </message>
    <message>
        <source>automatic: %1, still growing</source>
        <translation>自动：%1，仍在增加</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) rest after refusals</source>
        <translation>
            <numerusform>被拒绝后有 %n 个位置暂停使用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 requests per minute</source>
        <translation>每分钟 %1 次请求</translation>
    </message>
    <message>
        <source>%1 tokens per minute</source>
        <translation>每分钟 %1 个 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::WireGet</name>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>%n 秒内没有应答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the address, or try again when the server is less busy.</source>
        <translation>请检查地址，或等服务器空闲时再试。</translation>
    </message>
    <message>
        <source>The answer is longer than any list of models.</source>
        <translation>回复比任何模型列表都长。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>请检查地址。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::DataKeyJob</name>
    <message>
        <source>The data key in the keychain is damaged.</source>
        <translation>系统钥匙串里的数据密钥已损坏。</translation>
    </message>
    <message>
        <source>“spyhop-cli privacy erase” removes it with everything that was stored.</source>
        <translation>“spyhop-cli privacy erase”会将它连同所有已存储的内容一并清除。</translation>
    </message>
    <message>
        <source>The key to what is stored is missing from the keychain.</source>
        <translation>系统钥匙串里缺少已存储内容的密钥。</translation>
    </message>
    <message>
        <source>The key to what is stored lies in the keychain, which is not available.</source>
        <translation>已存储内容的密钥在系统钥匙串里，而钥匙串不可用。</translation>
    </message>
    <message>
        <source>“spyhop-cli privacy erase” removes what cannot be read any more.</source>
        <translation>“spyhop-cli privacy erase”会清除已无法读取的内容。</translation>
    </message>
    <message>
        <source>There is no key to store anything with.</source>
        <translation>没有可用于存储的密钥。</translation>
    </message>
    <message>
        <source>Allow storing with “spyhop-cli privacy grant”.</source>
        <translation>请用“spyhop-cli privacy grant”允许存储。</translation>
    </message>
    <message>
        <source>What is stored is locked with a passphrase.</source>
        <translation>已存储的内容由口令锁定。</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain is not available.</source>
        <translation>本机的系统钥匙串不可用。</translation>
    </message>
    <message>
        <source>Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation>请在终端输入口令，或写入 SPYHOP_PASSPHRASE。</translation>
    </message>
    <message>
        <source>The passphrase is too short: %1 bytes at least.</source>
        <translation>口令太短：至少需要 %1 个字节。</translation>
    </message>
    <message>
        <source>Nothing was stored. Several words that only you know are best.</source>
        <translation>未存储任何内容。最好使用只有您知道的几个词。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::KeyRing</name>
    <message>
        <source>The vault is locked.</source>
        <translation>密钥库已锁定。</translation>
    </message>
    <message>
        <source>Give its passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation>请在终端输入其口令，或写入 SPYHOP_PASSPHRASE。</translation>
    </message>
    <message>
        <source>This build cannot use hardware tokens yet.</source>
        <translation>此版本尚不能使用硬件令牌。</translation>
    </message>
    <message>
        <source>Use keychain:, env: or vault: instead.</source>
        <translation>请改用 keychain:、env: 或 vault:。</translation>
    </message>
    <message>
        <source>This is no reference to a key (keychain:NAME, env:NAME or vault:NAME).</source>
        <translation>这不是密钥引用（keychain:NAME、env:NAME 或 vault:NAME）。</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</source>
        <translation>请用“spyhop-cli keys set NAME”保存密钥，再以“keychain:NAME”引用。</translation>
    </message>
    <message>
        <source>There is no such environment variable.</source>
        <translation>没有这个环境变量。</translation>
    </message>
    <message>
        <source>Set it before Spyhop is started.</source>
        <translation>请在启动 Spyhop 之前设置。</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1”.</source>
        <translation>请用“spyhop-cli keys set %1”保存密钥。</translation>
    </message>
    <message>
        <source>The key has not been loaded yet.</source>
        <translation>密钥尚未载入。</translation>
    </message>
    <message>
        <source>An environment variable cannot be written from here.</source>
        <translation>无法从这里写入环境变量。</translation>
    </message>
    <message>
        <source>Set it where Spyhop is started.</source>
        <translation>请在启动 Spyhop 的地方设置。</translation>
    </message>
    <message>
        <source>An environment variable cannot be removed from here.</source>
        <translation>无法从这里删除环境变量。</translation>
    </message>
</context>
<context>
    <name>spyhop::net::CallbackListener</name>
    <message>
        <source>&quot;%1&quot; is no address of this computer that could be listened on.</source>
        <translation>“%1”不是本机可监听的地址。</translation>
    </message>
    <message>
        <source>Name one, such as 127.0.0.1, or none at all.</source>
        <translation>请指定一个地址，例如 127.0.0.1，或不指定。</translation>
    </message>
</context>
<context>
    <name>spyhop::route::Plan</name>
    <message>
        <source>No endpoint has this name.</source>
        <translation>没有这个名称的端点。</translation>
    </message>
    <message>
        <source>Choose one of the endpoints in the settings, or add it.</source>
        <translation>请选择设置中的端点，或添加它。</translation>
    </message>
    <message>
        <source>This endpoint is switched off.</source>
        <translation>此端点已停用。</translation>
    </message>
    <message>
        <source>Switch it on in the settings, or choose another.</source>
        <translation>请在设置中启用它，或换一个。</translation>
    </message>
    <message>
        <source>No endpoint is set up.</source>
        <translation>尚未设置端点。</translation>
    </message>
    <message>
        <source>Add an endpoint or start the built-in server.</source>
        <translation>请添加端点，或启动内置服务器。</translation>
    </message>
    <message>
        <source>No endpoint of the tier “%1” is set up.</source>
        <translation>没有设置“%1”层级的端点。</translation>
    </message>
    <message>
        <source>Add one, or let Spyhop choose the tier.</source>
        <translation>请添加一个，或让 Spyhop 自行选择层级。</translation>
    </message>
    <message>
        <source>You chose %1.</source>
        <translation>由你选择 %1。</translation>
    </message>
    <message>
        <source>Every endpoint is resting after failures; %1 comes first.</source>
        <translation>所有端点都在失败后暂歇；%1 最先恢复。</translation>
    </message>
    <message>
        <source>%1 is next in priority; %2 is resting after failures.</source>
        <translation>%2 失败后暂歇，轮到优先级次之的 %1。</translation>
    </message>
    <message>
        <source>%1 has the highest priority of the endpoints that offer the model.</source>
        <translation>在提供该模型的端点中，%1 优先级最高。</translation>
    </message>
    <message>
        <source>No endpoint offers this model.</source>
        <translation>没有端点提供此模型。</translation>
    </message>
    <message>
        <source>Choose another model, or name the endpoint.</source>
        <translation>请换一个模型，或指定端点。</translation>
    </message>
    <message>
        <source>%1 calls this model so.</source>
        <translation>%1 对此模型使用这个名称。</translation>
    </message>
    <message>
        <source>%1 was retired on %2.</source>
        <translation>%1 已于 %2 停用。</translation>
    </message>
    <message>
        <source>%1 is the less busy of several equals.</source>
        <translation>在几个同等端点中，%1 较空闲。</translation>
    </message>
    <message>
        <source>%1 could answer with its own account, if you allow that in the settings.</source>
        <translation>如果您在设置中允许，%1 可以用其自己的账户回答。</translation>
    </message>
</context>
<context>
    <name>spyhop::route::Trim</name>
    <message>
        <source>%1 does not look at this while it thinks.</source>
        <translation>%1 思考时不使用此参数。</translation>
    </message>
</context>
<context>
    <name>spyhop::store::SettingsFile</name>
    <message>
        <source>The file could not be read, so it is not overwritten.</source>
        <translation>文件无法读取，因此不会覆盖。</translation>
    </message>
    <message>
        <source>Mend it or move it away first.</source>
        <translation>请先修正或移走它。</translation>
    </message>
    <message>
        <source>Another program keeps the settings locked.</source>
        <translation>另一个程序锁住了设置。</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后再试。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AnswerDetails</name>
    <message>
        <source>How this answer came about</source>
        <translation>回答的来历</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>no quote</source>
        <translation>没有引文</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>发送键</translation>
    </message>
    <message>
        <source>The other one breaks the line.</source>
        <translation>另一个用于换行。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Also Ctrl and + or −, anywhere.</source>
        <translation>在任何地方也可按 Ctrl 加 + 或 −。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AskCard</name>
    <message>
        <source>Insert %1 at the cursor</source>
        <translation>在光标处插入 %1</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>What should be asked of each item? The fields in braces are filled in.</source>
        <translation>对每一项问什么？花括号中的字段会自动填入。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Summarise this document in one sentence: {{text}}</source>
        <translation>用一句话总结这份文档：{{text}}</translation>
    </message>
    <message>
        <source>Each cell with the words it rests on, checked against the source</source>
        <translation>每个单元格附上所依据的原文，并与来源核对</translation>
    </message>
    <message>
        <source>The first item will be asked</source>
        <translation>第一项将会这样提问</translation>
    </message>
    <message>
        <source>Preview of the first prompt</source>
        <translation>第一条提示词的预览</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BatchPage</name>
    <message>
        <source>%1 · %2</source>
        <comment>a job&apos;s title, how many items</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry failed %1</source>
        <translation>重试失败 %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>已用</translation>
    </message>
    <message>
        <source> · stops at %1</source>
        <translation> · 上限 %1</translation>
    </message>
    <message>
        <source>prompt cache hits</source>
        <translation>提示缓存命中</translation>
    </message>
    <message>
        <source>expected to finish</source>
        <translation>预计完成</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Remove this job</source>
        <translation>移除此任务</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>仅在内存中</translation>
    </message>
    <message>
        <source>this job cannot be resumed after closing</source>
        <translation>关闭后此任务无法继续</translation>
    </message>
    <message>
        <source>Items of the job</source>
        <translation>任务的各项</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Store new jobs</source>
        <translation>存储新任务</translation>
    </message>
    <message>
        <source>The job stopped itself</source>
        <translation>任务已自行停止</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message>
        <source>the rest waits for you</source>
        <translation>其余等您决定</translation>
    </message>
    <message>
        <source>at this rate all of them cost %1</source>
        <translation>照此计算，全部约需 %1</translation>
    </message>
    <message>
        <source>Do the rest</source>
        <translation>完成其余</translation>
    </message>
    <message>
        <source>Waits until %1</source>
        <translation>等到 %1</translation>
    </message>
    <message>
        <source>peak hours cost more</source>
        <translation>高峰时段价格更高</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>如您所选</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即开始</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Ask the same of other files</source>
        <translation>对其他文件提同样的问题</translation>
    </message>
    <message>
        <source>Exported to %1. %2</source>
        <translation>已导出到 %1。%2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BatchRoom</name>
    <message>
        <source>Remove this job</source>
        <translation>移除此任务</translation>
    </message>
    <message>
        <source>The job and its results are removed. Exported files stay.</source>
        <translation>任务及其结果将被移除，已导出的文件保留。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The job was removed.</source>
        <translation>任务已移除。</translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation>搜索任务</translation>
    </message>
    <message>
        <source>New job (Ctrl+Shift+N)</source>
        <translation>新建任务（Ctrl+Shift+N）</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Drop files or a folder here, say what to ask of each, and get one table back.</source>
        <translation>把文件或文件夹拖到这里，写下要问的问题，得到一张表格。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CachePanel</name>
    <message>
        <source>Every answer is forgotten: equal questions are asked anew.</source>
        <translation>所有回答都已清除：相同的问题会重新询问。</translation>
    </message>
    <message>
        <source>Answers to equal questions</source>
        <translation>相同问题的回答</translation>
    </message>
    <message>
        <source>Forget these answers</source>
        <translation>清除这些回答</translation>
    </message>
    <message>
        <source>Kept in memory for 5 minutes. An answer that comes from there says so, and can be asked anew.</source>
        <translation>在内存中保留 5 分钟。来自缓存的回答会注明，并且可以重新询问。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) on this computer (%1 of %2), each for 24 hours.</source>
        <translation>
            <numerusform>这台电脑上有 %n 条回答（%1 / %2），各保存 24 小时。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 calls were answered by them (%3 %).</source>
        <translation>%2 次调用中有 %1 次由它们回答（%3 %）。</translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>节省：%1。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatHeader</name>
    <message>
        <source>Thinking: automatic</source>
        <translation>思考：自动</translation>
    </message>
    <message>
        <source>Thinking: off</source>
        <translation>思考：关</translation>
    </message>
    <message>
        <source>Thinking: low</source>
        <translation>思考：低</translation>
    </message>
    <message>
        <source>Thinking: high</source>
        <translation>思考：高</translation>
    </message>
    <message>
        <source>Thinking: most</source>
        <translation>思考：最高</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Rename chat</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>新建对话 (Ctrl+N)</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatListModel</name>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatPage</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>仅在内存中</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>No model is connected yet. Add an endpoint to begin.</source>
        <translation>还没有连接模型。请先添加端点。</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Choose a chat on the left, or begin a new one.</source>
        <translation>请在左侧选择一个对话，或新建一个。</translation>
    </message>
    <message>
        <source>Ask anything. The answer appears here as it is written.</source>
        <translation>想问什么都可以，回答会边写边显示在这里。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 calls in flight (%4)</source>
        <translation>%1 在途 %2/%3 个请求（%4）</translation>
    </message>
    <message>
        <source>The attached files are still being read.</source>
        <translation>附加的文件还在读取。</translation>
    </message>
    <message>
        <source>Send again in a moment.</source>
        <translation>请稍后再发送。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CheckCard</name>
    <message>
        <source>The time chosen is past.</source>
        <translation>所选时间已经过去。</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Tokens: %1 to read, %2 to write</source>
        <translation>Token：读取 %1，生成 %2</translation>
    </message>
    <message>
        <source>Price: not known for this model</source>
        <translation>价格：此模型没有价格信息</translation>
    </message>
    <message>
        <source>Price: %1 now, at peak hours · %2 from %3 on</source>
        <translation>价格：现在（高峰时段）%1 · %3 起 %2</translation>
    </message>
    <message>
        <source>Price: %1</source>
        <translation>价格：%1</translation>
    </message>
    <message>
        <source>Time: about %1, until %2</source>
        <translation>时间：约 %1，到 %2 完成</translation>
    </message>
    <message numerus="yes">
        <source>About %n document(s) are longer than the model&apos;s context</source>
        <translation>
            <numerusform>约 %n 份文档超过模型的上下文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n cannot be read</source>
        <translation>
            <numerusform>约 %n 个无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>This year&apos;s public holidays are not known; they count as working days</source>
        <translation>今年的法定节假日未知，按工作日计算</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Who answers, when, and what it may cost at most. Automatic takes the first endpoint that can.</source>
        <translation>由谁回答、何时发送、最多花费多少。“自动”采用第一个可用的端点。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Only while it is cheap</source>
        <translation>仅在便宜时段</translation>
    </message>
    <message>
        <source>From a time on</source>
        <translation>从某一时间起</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Stop before it costs more than</source>
        <translation>费用上限</translation>
    </message>
    <message>
        <source>such as 5.00 USD; empty: no stop</source>
        <translation>如 5.00 USD；留空则不限</translation>
    </message>
    <message>
        <source>Documents longer than the model&apos;s context</source>
        <translation>超过模型上下文的文档</translation>
    </message>
    <message>
        <source>Ask each part, then bring the answers together</source>
        <translation>逐部分提问，再合并回答</translation>
    </message>
    <message>
        <source>Shorten each part, then ask</source>
        <translation>逐部分缩写，再提问</translation>
    </message>
    <message>
        <source>Do not ask; list them as failed</source>
        <translation>不提问，列为失败</translation>
    </message>
    <message>
        <source>Take answers of earlier jobs to the same question, and do not pay twice</source>
        <translation>采用先前任务对相同问题的回答，不重复付费</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>仅在内存中</translation>
    </message>
    <message>
        <source>this job cannot be resumed after closing</source>
        <translation>关闭后此任务无法继续</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ColumnEditor</name>
    <message>
        <source>Add a column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>Without columns, the whole answer is one cell.</source>
        <translation>不设列时，整个回答放在一个单元格里。</translation>
    </message>
    <message>
        <source>Each answer is asked for as these columns, checked, and asked for once more if it does not fit.</source>
        <translation>每个回答按这些列索取并检查，不符合时再问一次。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the column</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Type of the column</source>
        <translation>列类型</translation>
    </message>
    <message>
        <source>low | middle | high</source>
        <translation>低 | 中 | 高</translation>
    </message>
    <message>
        <source>Hint, such as: in yuan</source>
        <translation>提示，例如：单位为元</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation>移除此列</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>没有这个命令</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::Composer</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止（Esc）</translation>
    </message>
    <message>
        <source>Send (%1)</source>
        <translation>发送（%1）</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>给 %1 发消息</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation>约 %1 Token</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Documents and tables (*.txt *.md *.html *.htm *.csv *.jsonl);;All files (*)</source>
        <translation>文档和表格 (*.txt *.md *.html *.htm *.csv *.jsonl);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ConnectionFields</name>
    <message>
        <source>Choose a CA file</source>
        <translation>选择 CA 文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Proxy, certificates, time limits</source>
        <translation>代理、证书、时限</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: this computer&apos;s. Or none, http://host:8080, socks5://host:1080, or a list such as PROXY host:8080; DIRECT, tried in order.</source>
        <translation>留空：用本机的设置。也可填 none、http://host:8080、socks5://host:1080，或依次尝试的列表，例如 PROXY host:8080; DIRECT。</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>代理用户名</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Goes to the keychain when you save.</source>
        <translation>保存时存入钥匙串。</translation>
    </message>
    <message>
        <source>Stored as %1. Type a new one to replace it.</source>
        <translation>已存为 %1。输入新密码即可替换。</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>PEM file of an authority to trust besides the system&apos;s, such as your company&apos;s.</source>
        <translation>在系统之外另行信任的证书机构的 PEM 文件，例如贵公司的机构。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation>连接时限</translation>
    </message>
    <message>
        <source>First token within</source>
        <translation>首个 Token 时限</translation>
    </message>
    <message>
        <source>Whole answer within</source>
        <translation>完整回答时限</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A password needs its user name.</source>
        <translation>填写密码时需要用户名。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ConsentFlow</name>
    <message>
        <source>Nothing is stored: everything stays in memory.</source>
        <translation>没有存储任何内容：一切只在内存中。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointForm</name>
    <message>
        <source>Another server</source>
        <translation>其他服务器</translation>
    </message>
    <message>
        <source>Get a key here</source>
        <translation>在这里获取密钥</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>https, or http on this computer</source>
        <translation>https，或本机的 http</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Goes to this computer&apos;s keychain, never into a file. Or env:NAME for an environment variable.</source>
        <translation>存入本机的系统钥匙串，绝不写入文件。也可填 env:NAME 引用环境变量。</translation>
    </message>
    <message>
        <source>Stored as %1. Type a new one to replace it.</source>
        <translation>已存为 %1。输入新密钥即可替换。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The first is the default. Empty: read from the server.</source>
        <translation>第一个为默认；留空则从服务器读取。</translation>
    </message>
    <message>
        <source>Paste a key here, or skip this question.</source>
        <translation>请在此粘贴密钥，或跳过这一步。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointPopover</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即试</translation>
    </message>
    <message>
        <source>Try %1 now</source>
        <translation>立即试 %1</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Open the settings of %1</source>
        <translation>打开 %1 的设置</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointsPage</name>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>Tried from top to bottom.</source>
        <translation>按从上到下的顺序尝试。</translation>
    </message>
    <message>
        <source>No endpoint yet. Add one to talk to a model.</source>
        <translation>还没有端点。添加一个即可与模型对话。</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Edit the endpoint</source>
        <translation>编辑端点</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Try earlier</source>
        <translation>提前尝试</translation>
    </message>
    <message>
        <source>Try later</source>
        <translation>延后尝试</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>%1 % fewer bytes sent, %2 % fewer received</source>
        <translation>发送少 %1 % 字节，接收少 %2 %</translation>
    </message>
    <message>
        <source>Go on with another endpoint&apos;s account when a key or its balance is refused</source>
        <translation>密钥或余额被拒时，改用其他端点的账户继续</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ExportMenu</name>
    <message>
        <source>Excel workbook, with receipts</source>
        <translation>Excel 工作簿，附凭据</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation>CSV（电子表格）</translation>
    </message>
    <message>
        <source>Table, comma-separated (*.csv)</source>
        <translation>逗号分隔的表格 (*.csv)</translation>
    </message>
    <message>
        <source>Web page to hand on</source>
        <translation>可转交的网页</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>One file per item, into a folder</source>
        <translation>每个条目一个文件，存入文件夹</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>导出结果</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FilterBar</name>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>未完 %1</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>完成 %1</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待核对</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FirstRun</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Welcome to Spyhop</source>
        <translation>欢迎使用 Spyhop</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>使用哪种语言？</translation>
    </message>
    <message>
        <source>It can be changed at any time, without a restart.</source>
        <translation>随时可以更改，无需重启。</translation>
    </message>
    <message>
        <source>Which key sends a message?</source>
        <translation>用哪个键发送消息？</translation>
    </message>
    <message>
        <source>Enter (Ctrl+Enter breaks the line)</source>
        <translation>Enter（Ctrl+Enter 换行）</translation>
    </message>
    <message>
        <source>Ctrl+Enter (Enter breaks the line)</source>
        <translation>Ctrl+Enter（Enter 换行）</translation>
    </message>
    <message>
        <source>Who answers?</source>
        <translation>由谁来回答？</translation>
    </message>
    <message>
        <source>Paste the key of a provider, or try Spyhop with what is on this computer.</source>
        <translation>粘贴服务商的密钥，或先在本机试用 Spyhop。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>在本机试用</translation>
    </message>
    <message>
        <source>May I store conversations on this computer?</source>
        <translation>可以在本机存储对话吗？</translation>
    </message>
    <message>
        <source>What is stored is encrypted from the first byte. It never leaves this computer.</source>
        <translation>存储的内容从第一个字节起就加密，绝不离开本机。</translation>
    </message>
    <message>
        <source>Yes, store conversations and jobs, encrypted</source>
        <translation>可以，加密存储对话和任务</translation>
    </message>
    <message>
        <source>No, keep everything in memory until I close the window</source>
        <translation>不，只放在内存中，关闭窗口即清除</translation>
    </message>
    <message>
        <source>The data key lies in: %1</source>
        <translation>数据密钥位于：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ItemPanel</name>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>With the same model</source>
        <translation>用同一模型</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>用 %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Answer · accepted</source>
        <translation>回答 · 已确认</translation>
    </message>
    <message>
        <source>Answer · corrected</source>
        <translation>回答 · 已更正</translation>
    </message>
    <message>
        <source>Correct the answer</source>
        <translation>更正回答</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Accept the answer (A)</source>
        <translation>确认回答（A）</translation>
    </message>
    <message>
        <source>Correct the answer (C)</source>
        <translation>更正回答（C）</translation>
    </message>
    <message>
        <source>The document is being read…</source>
        <translation>正在读取文档…</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ItemTableModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobKindRow</name>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>One request for each item, at once. Works everywhere.</source>
        <translation>每项立即发送一个请求。处处可用。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The cheapest way the endpoint has: a file batch for 20 items or more, which may take a day; else several in one request; else directly.</source>
        <translation>采用端点最省钱的方式：20 项及以上用文件批处理，可能需要一天；否则多项合并在一个请求中；再否则直接发送。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Each item stays at the provider until it is done; this computer may be switched off meanwhile.</source>
        <translation>每项留在服务商处直到完成；期间可以关闭本机。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message>
        <source>Several items in one request, answered together.</source>
        <translation>多项合并在一个请求中，一并回答。</translation>
    </message>
    <message>
        <source>File batch</source>
        <translation>文件批处理</translation>
    </message>
    <message>
        <source>All items go up as a file; answers come within a day, at about half the price with most providers.</source>
        <translation>所有项作为一个文件上传；一天之内得到回答，多数服务商约为半价。</translation>
    </message>
    <message>
        <source>How it is sent</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>It stays at the provider</source>
        <translation>工作会留在服务商处</translation>
    </message>
    <message>
        <source>until it is done and fetched; uploaded files are deleted then</source>
        <translation>直到完成并取回；之后会删除上传的文件</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobListModel</name>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>state, items done, all items</comment>
        <translation>%1 · %2/%3</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失败 %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::LeftBanner</name>
    <message>
        <source>Unknown outcome: %1</source>
        <translation>结果未知：%1</translation>
    </message>
    <message>
        <source>they were sent, and nobody can say whether the provider took them; sent again, they may be charged twice. Left alone, they are given up</source>
        <translation>它们已发送，但无法得知服务商是否已接受；重新发送可能会计费两次。不处理即视为放弃</translation>
    </message>
    <message>
        <source>Send them again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation>%1 秒后再查看</translation>
    </message>
    <message>
        <source>Left with the provider</source>
        <translation>已留在服务商处</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::LimitFields</name>
    <message>
        <source>These must be references such as keychain:second or env:SECOND_KEY, never keys.</source>
        <translation>这里只能填写引用，例如 keychain:second 或 env:SECOND_KEY，不能填写密钥本身。</translation>
    </message>
    <message>
        <source>Limits and further keys</source>
        <translation>限额与更多密钥</translation>
    </message>
    <message>
        <source>Calls at a time</source>
        <translation>同时请求数</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>每分钟 Token 数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Further keys</source>
        <translation>更多密钥</translation>
    </message>
    <message>
        <source>References, separated by commas. Calls spread over all keys; the limits are for each.</source>
        <translation>填写引用，用逗号分隔。请求分摊到所有密钥；限额按每个密钥计算。</translation>
    </message>
    <message>
        <source>How much may be asked at a time, and as whom</source>
        <translation>同时可发多少请求、以哪个账户发送</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MainWindow</name>
    <message>
        <source>%1 was removed.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The chat was removed.</source>
        <translation>对话已移除。</translation>
    </message>
    <message>
        <source>Conversations are stored on this computer from now on, encrypted.</source>
        <translation>从现在起，对话加密存储在本机。</translation>
    </message>
    <message>
        <source>Keep conversations?</source>
        <translation>保存对话吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in memory only and will be gone.</source>
        <translation>
            <numerusform>有 %n 个对话仅在内存中，关闭后会消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>New batch job</source>
        <translation>新建批量任务</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>What is stored on this computer</source>
        <translation>本机存储的内容</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>显示或隐藏列表</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>New jobs are stored from now on, encrypted.</source>
        <translation>从现在起，新任务会加密存储。</translation>
    </message>
    <message>
        <source>Go on with the answer</source>
        <translation>续写回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>How the answer came about</source>
        <translation>回答的来历</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即再试</translation>
    </message>
    <message>
        <source>Switch to the next endpoint</source>
        <translation>改用下一个端点</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Choose endpoint and model</source>
        <translation>选择端点和模型</translation>
    </message>
    <message>
        <source>Health of the endpoints</source>
        <translation>各端点的状态</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewJobPage</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 tokens to read</source>
        <translation>约需读取 %1 Token</translation>
    </message>
    <message>
        <source>Add files and say what to ask of each.</source>
        <translation>请添加文件，并写下对每个文件的提问。</translation>
    </message>
    <message>
        <source>The job was not started</source>
        <translation>任务未开始</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Summarise this document in one sentence: {{text}}</source>
        <translation>用一句话总结这份文档：{{text}}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try on 5 items</source>
        <translation>先试 5 项</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>That is no template</source>
        <translation>这不是模板</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PassphraseDialog</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Unlock what is stored</source>
        <translation>解锁已存储的内容</translation>
    </message>
    <message>
        <source>This computer has no keychain that answers, so a passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.</source>
        <translation>本机没有可用的系统钥匙串，因此用口令保护数据密钥。口令无法找回：没有它，已存储的内容就无法打开。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation>至少 %1 个字符</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>使用此口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PrivacyPage</name>
    <message>
        <source>Nothing new is stored. What is stored stays until you erase it.</source>
        <translation>不再存储新内容。已存储的会保留，直到你抹除。</translation>
    </message>
    <message>
        <source>The data key lies in: %1</source>
        <translation>数据密钥位于：%1</translation>
    </message>
    <message>
        <source>Erase what is stored</source>
        <translation>抹除已存储的内容</translation>
    </message>
    <message>
        <source>The data key is destroyed, then the files. Nobody can bring them back, and neither can we.</source>
        <translation>先销毁数据密钥，再删除文件。谁也无法恢复，我们也不能。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>抹除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Erased. Everything stays in memory from now on.</source>
        <translation>已抹除。从现在起一切只在内存中。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Nothing you write or read is stored unless you say so here. What is stored is encrypted from the first byte.</source>
        <translation>除非你在这里同意，否则你写的和读的都不会存储。存储的内容从第一个字节起就加密。</translation>
    </message>
    <message>
        <source>Store conversations on this computer</source>
        <translation>在本机存储对话</translation>
    </message>
    <message>
        <source>Store batch jobs, so that they can be resumed</source>
        <translation>存储批量任务，以便之后继续</translation>
    </message>
    <message>
        <source>Destroys the data key and removes every stored conversation and job.</source>
        <translation>销毁数据密钥，并移除所有已存储的对话和任务。</translation>
    </message>
    <message>
        <source>Erase everything stored</source>
        <translation>抹除全部存储</translation>
    </message>
    <message>
        <source>Stored answers are removed, and no new ones are stored.</source>
        <translation>已保存的回答已清除，也不再保存新的回答。</translation>
    </message>
    <message>
        <source>Store answers for 24 hours, so that equal questions cost nothing</source>
        <translation>保存回答 24 小时，让相同的问题不再花钱</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RoleFields</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Dialect, kind of place, priority</source>
        <translation>方言、类型、优先级</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>方言</translation>
    </message>
    <message>
        <source>DeepSeek adds thinking, the balance and continuing a broken answer.</source>
        <translation>DeepSeek 方言支持思考、余额查询，以及续写中断的回答。</translation>
    </message>
    <message>
        <source>OpenAI compatible</source>
        <translation>兼容 OpenAI</translation>
    </message>
    <message>
        <source>DeepSeek</source>
        <translation>DeepSeek</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Provider&apos;s API</source>
        <translation>服务商 API</translation>
    </message>
    <message>
        <source>Self-hosted</source>
        <translation>自建</translation>
    </message>
    <message>
        <source>Edge: this computer or the office</source>
        <translation>边缘节点：本机或办公室</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>The smallest number is tried first. Endpoints with the same number share the calls.</source>
        <translation>数字最小的先尝试；数字相同的端点分担请求。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SettingsPage</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>设置分类</translation>
    </message>
    <message>
        <source>Spyhop %1</source>
        <translation>Spyhop %1</translation>
    </message>
    <message>
        <source>A native chat and batch client for OpenAI-style APIs.
Free software under the GNU General Public License, version 3 or later.
Settings file: %1</source>
        <translation>面向 OpenAI 风格 API 的原生对话与批量客户端。
自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。
设置文件：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::StatusStrip</name>
    <message>
        <source>Today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>QPS %1</source>
        <translation>QPS %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TemplateMenu</name>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Keep this question as a template…</source>
        <translation>把此问题存为模板…</translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation>打开模板</translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation>模板 (*.json)</translation>
    </message>
    <message>
        <source>Keep as a template</source>
        <translation>存为模板</translation>
    </message>
    <message>
        <source>Name. Question and columns are kept as a readable file, without endpoint, key and files.</source>
        <translation>名称。问题和列会存为可读文件，不含端点、密钥和文件。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TestView</name>
    <message>
        <source>Testing</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>Does not answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>balance %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Copy the report for IT</source>
        <translation>复制给 IT 部门的报告</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TranscriptView</name>
    <message>
        <source>Conversation</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <source>New text below</source>
        <translation>下方有新内容</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown</source>
        <translation>将回答复制为 Markdown</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Ask the model itself, not the cache</source>
        <translation>不用缓存，直接问模型</translation>
    </message>
    <message>
        <source>How this answer came about (Ctrl+D)</source>
        <translation>回答的来历（Ctrl+D）</translation>
    </message>
    <message>
        <source>Go on with the answer</source>
        <translation>续写回答</translation>
    </message>
    <message>
        <source>How this answer came about</source>
        <translation>回答的来历</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WhatCard</name>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>No readable files</source>
        <translation>没有可读的文件</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a file, what was read of it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>or drop them anywhere in this window</source>
        <translation>或拖到窗口任意位置</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <translation>用示例试一试</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Documents, tables and pictures (%1);;All files (*)</source>
        <translation>文档、表格和图片 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>%1 · is being read</source>
        <translation>%1 · 正在读取</translation>
    </message>
    <message>
        <source>PDF, Word, Excel, PowerPoint, e-mail, web pages, pictures, plain text and more. A single table is taken row by row.</source>
        <translation>PDF、Word、Excel、PowerPoint、电子邮件、网页、图片、纯文本等。单独一张表格会逐行处理。</translation>
    </message>
    <message>
        <source>Scans and pictures</source>
        <translation>扫描件和图片</translation>
    </message>
    <message>
        <source>Recognise their text on this computer</source>
        <translation>在本机识别其中的文字</translation>
    </message>
    <message>
        <source>Show them to the model</source>
        <translation>给模型看</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>跳过</translation>
    </message>
</context>
</TS>
