<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdminFile</name>
    <message>
        <source>Somebody other than the administrator could have changed this.</source>
        <translation>管理员以外的人也可能改动过它。</translation>
    </message>
    <message>
        <source>An administrator must own it, and nobody else may write to it (chown root, chmod go-w).</source>
        <translation>它必须归管理员所有，且其他人不可写（chown root，chmod go-w）。</translation>
    </message>
    <message>
        <source>The administrator&apos;s file could not be read.</source>
        <translation>无法读取管理员的文件。</translation>
    </message>
</context>
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
    <message>
        <source>Edit the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation>输入 PIN…</translation>
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
    <message>
        <source>.</source>
        <comment>ends a sentence that another one follows</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>This is more than the %1 million characters that fit into one request.</source>
        <translation>超过了一次请求能容纳的 %1 百万字符。</translation>
    </message>
    <message>
        <source>Save it as a file and make a batch job of it.</source>
        <translation>请存为文件，并作为批量任务处理。</translation>
    </message>
    <message>
        <source>The picture on the clipboard is empty.</source>
        <translation>剪贴板中的图片是空的。</translation>
    </message>
    <message>
        <source>The picture on the clipboard cannot be used.</source>
        <translation>剪贴板中的图片无法使用。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>, scaled down from %1 × %2</source>
        <translation>，由 %1 × %2 缩小</translation>
    </message>
    <message>
        <source>Nothing in this folder can be read.</source>
        <translation>此文件夹中没有可读取的文件。</translation>
    </message>
    <message>
        <source>%1; left out: metadata of the picture (place, time, camera or the like)</source>
        <translation>%1；已略去：图片的元数据（如地点、时间、相机）</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>The file could not be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>备份已损坏。</translation>
    </message>
    <message>
        <source>The profile is in use.</source>
        <translation>此配置正在使用中。</translation>
    </message>
    <message>
        <source>Close Spyhop and end its commands first.</source>
        <translation>请先关闭 Spyhop 并结束其命令。</translation>
    </message>
    <message>
        <source>The passphrase is too short: %1 bytes at least.</source>
        <translation>口令太短：至少 %1 字节。</translation>
    </message>
    <message>
        <source>There is no restore that could be undone.</source>
        <translation>没有可撤销的恢复。</translation>
    </message>
    <message>
        <source>There is no backup open.</source>
        <translation>没有打开的备份。</translation>
    </message>
    <message>
        <source>Another program is putting a backup in place.</source>
        <translation>另一个程序正在恢复备份。</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请在其完成后重试。</translation>
    </message>
    <message>
        <source>It was begun; the next start of Spyhop finishes it.</source>
        <translation>恢复已经开始；下次启动 Spyhop 时会完成。</translation>
    </message>
    <message>
        <source>A restore waited for more than a day and was called off.</source>
        <translation>有一次恢复等待超过一天，已被取消。</translation>
    </message>
    <message>
        <source>Nothing was changed. Restore the backup again if you still want it.</source>
        <translation>没有任何更改。如果仍需要，请重新恢复该备份。</translation>
    </message>
    <message>
        <source>A restore waits, since another program has the profile open. Close Spyhop and end its commands, and it is put in place at the next start.</source>
        <translation>有一次恢复正在等待，因为另一个程序打开了此配置。请关闭 Spyhop 并结束其命令，下次启动时即会完成恢复。</translation>
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
    <message>
        <source>The results would take the place of one of the inputs.</source>
        <translation>结果会覆盖其中一个输入文件。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选一个名称。</translation>
    </message>
    <message>
        <source>the folder holds no file</source>
        <translation>文件夹中没有文件</translation>
    </message>
    <message>
        <source>The disk is full. Make room: the job then goes on by itself.</source>
        <translation>磁盘已满。请腾出空间：任务随后会自动继续。</translation>
    </message>
    <message>
        <source>The disk with %1 is full. Make room: the job then goes on by itself.</source>
        <translation>%1 所在的磁盘已满。请腾出空间：任务随后会自动继续。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>The job “%1” is being run by another process.</source>
        <translation>任务“%1”正由另一个进程运行。</translation>
    </message>
    <message>
        <source>The column “%1” takes a number, such as 1250.50.</source>
        <translation>“%1”列应填数字，例如 1250.50。</translation>
    </message>
    <message>
        <source>The column “%1” takes a date, such as 2026-01-31.</source>
        <translation>“%1”列应填日期，例如 2026-01-31。</translation>
    </message>
    <message>
        <source>The column “%1” takes true or false.</source>
        <translation>“%1”列应填 true 或 false。</translation>
    </message>
    <message>
        <source>The column “%1” takes one of: %2.</source>
        <translation>“%1”列应填下列之一：%2。</translation>
    </message>
    <message>
        <source>The column “%1” takes a text.</source>
        <translation>“%1”列应填文本。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the other formats say it of each.</source>
        <translation>
            <numerusform>有 %n 条答案取自之前的任务（第一条来自 %1），未再计费；其他格式会逐条注明。</numerusform>
        </translation>
    </message>
    <message>
        <source>sent whole: how many tokens the model takes is not known</source>
        <translation>整份发送：不清楚该模型一次能处理多少 token</translation>
    </message>
    <message>
        <source>Switched from %1 to %2. %3</source>
        <translation>已从 %1 切换到 %2。%3</translation>
    </message>
    <message>
        <source>Nobody has answered for %1 s, so the job is paused.</source>
        <translation>已有 %1 秒无人应答，任务已暂停。</translation>
    </message>
    <message>
        <source>What is left is asked when you resume it; nothing of it counts as failed.</source>
        <translation>继续任务时会处理剩余部分；其中没有任何一项算作失败。</translation>
    </message>
    <message>
        <source>With a maximum cost of %1 a file holds %2 request(s), since each may cost up to %3 until its file has come back, and one file is sent after the other. %4 would do for one of %5.</source>
        <translation>最高费用为 %1 时，一个文件只能容纳 %2 个请求，因为在文件返回之前每个请求最多可能花费 %3，而文件会逐个发送。%4 足够一个含 %5 个请求的文件。</translation>
    </message>
    <message>
        <source>Raise the maximum, set a shorter longest answer, or send the items directly.</source>
        <translation>请提高上限、缩短最长回答，或直接发送各项。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were asked again after a correction, which stands over the new answer; the other formats have both.</source>
        <translation>
            <numerusform>有 %n 行在更正之后重新提问，更正优先于新的回答；其他格式两者都有。</numerusform>
        </translation>
    </message>
    <message>
        <source>its name is not UTF-8; rename it to have it read</source>
        <translation>名称不是 UTF-8 编码；改名后即可读取</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>the folder could not be opened (%1)</source>
        <translation>无法打开文件夹（%1）</translation>
    </message>
    <message>
        <source>empty, as the formula has no stored result: %1</source>
        <translation>为空，因为公式没有已保存的结果：%1</translation>
    </message>
    <message>
        <source>The model gave an empty answer, and another when it was asked once more.</source>
        <translation>模型给出了空答案，再次提问后仍然是空的。</translation>
    </message>
    <message>
        <source>There is no usable answer for %1. %2</source>
        <translation>%1 没有可用的答案。%2</translation>
    </message>
    <message>
        <source>It was asked again, which failed, and what was answered before stands. %1</source>
        <translation>已重新提问但失败，先前的回答仍然有效。%1</translation>
    </message>
    <message>
        <source>cost in other currencies</source>
        <translation>其他货币的费用</translation>
    </message>
    <message>
        <source>answered before</source>
        <translation>先前的回答</translation>
    </message>
    <message>
        <source>asked again on %1, answered before: %2</source>
        <translation>于 %1 重新提问，先前的回答：%2</translation>
    </message>
    <message>
        <source>what was corrected stands; the new answer: %1</source>
        <translation>更正仍然有效；新的回答：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the receipts say it of each.</source>
        <translation>
            <numerusform>%n 个答案取自以前的任务（首个取自 %1），没有再次付费；回执逐条注明。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation>%1 不接受图片。</translation>
    </message>
    <message>
        <source>Choose a model that does, or have scans recognised on this computer.</source>
        <translation>请选择接受图片的模型，或在本机识别扫描件。</translation>
    </message>
    <message>
        <source>The file has changed since the job was made.</source>
        <translation>任务建立之后，文件已被更改。</translation>
    </message>
    <message>
        <source>%1 Its rows are written anew, their values as text.</source>
        <translation>%1 各行已重新写出，值均为文本。</translation>
    </message>
    <message>
        <source>The job was removed meanwhile.</source>
        <translation>这个任务在此期间已被移除。</translation>
    </message>
    <message>
        <source>The job was cancelled meanwhile, so it does not go on.</source>
        <translation>这个任务在此期间已被取消，因此不再继续。</translation>
    </message>
    <message>
        <source>What is done stays. Resume the job if the rest is wanted.</source>
        <translation>已完成的会保留。如果还需要其余部分，请继续这个任务。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what is asked is charged in %2.</source>
        <translation>无法保证费用上限 %1：所要调用的以 %2 计费。</translation>
    </message>
    <message>
        <source>Give the maximum in %1.</source>
        <translation>请以 %1 给出上限。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what %2 costs at %3 is not known.</source>
        <translation>无法保证费用上限 %1：不知道 %3 上 %2 的价格。</translation>
    </message>
    <message>
        <source>Write its price into the settings of the endpoint, name a model whose price is known, or leave the maximum out.</source>
        <translation>请在该端点的设置中写明其价格，或指定一个价格已知的模型，或不设上限。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: which model would answer at %2 is not known.</source>
        <translation>无法保证费用上限 %1：不知道 %2 上会由哪个模型回答。</translation>
    </message>
    <message>
        <source>Name the model, or leave the maximum out.</source>
        <translation>请指定模型，或不设上限。</translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what was asked costs is not known.</source>
        <translation>无法保证费用上限 %1：不知道已发出的调用花费多少。</translation>
    </message>
    <message>
        <source>Leave the maximum out, or choose a model whose price is known.</source>
        <translation>请不设上限，或选择一个价格已知的模型。</translation>
    </message>
    <message>
        <source>Raise the maximum, or set a shorter longest answer.</source>
        <translation>请提高上限，或缩短回答的最大长度。</translation>
    </message>
    <message>
        <source>Raise the maximum to go on.</source>
        <translation>提高上限即可继续。</translation>
    </message>
    <message>
        <source>One call could cost %1, more than the maximum of %2.</source>
        <translation>一次调用最多可能花费 %1，超过了上限 %2。</translation>
    </message>
    <message>
        <source>its name is not UTF-8 (perhaps “%1”); rename it to have it read</source>
        <translation>文件名不是 UTF-8 编码（可能是“%1”）；改名后即可读取</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) masked</source>
        <translation>
            <numerusform>遮蔽了 %n 处内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <comment>values masked, files, the kinds of values</comment>
        <translation>%2中%1：%3</translation>
    </message>
    <message>
        <source>HEIC pictures cannot be read; save it as JPEG</source>
        <translation>无法读取 HEIC 图片；请另存为 JPEG</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the results are missing in the folder (%1); the others are written. %2</source>
        <translation>
            <numerusform>文件夹中缺少 %n 个结果文件（%1），其余已写入。%2</numerusform>
        </translation>
    </message>
    <message>
        <source>only says that the document beside it is open</source>
        <translation>只表示旁边的文档正处于打开状态</translation>
    </message>
    <message>
        <source>no quote</source>
        <translation>没有引文</translation>
    </message>
    <message>
        <source>Another process has been writing the file for too long.</source>
        <translation>另一个进程写入该文件的时间过长。</translation>
    </message>
    <message>
        <source>Another process watches this folder with the same question.</source>
        <translation>另一个进程正以同一个问题监视此文件夹。</translation>
    </message>
    <message>
        <source>Another process (pid %1) watches this folder with the same question.</source>
        <translation>另一个进程（pid %1）正以同一个问题监视此文件夹。</translation>
    </message>
    <message>
        <source>Stop it there first: each file would be paid for twice.</source>
        <translation>请先在那里停止它：否则每个文件都会付费两次。</translation>
    </message>
    <message>
        <source>The prompt names the unknown field {{%1}}. Known fields: %2, … (%3 in all).</source>
        <translation>提示词含未知字段 {{%1}}。可用字段：%2……（共 %3 个）。</translation>
    </message>
    <message>
        <source>There is room on the disk again: the job goes on.</source>
        <translation>磁盘又有空间了：任务继续进行。</translation>
    </message>
    <message>
        <source>No peak hours are known of %1, so off-peak means at once there.</source>
        <translation>不知道 %1 的高峰时段，因此在那里“非高峰”就是立即发送。</translation>
    </message>
    <message>
        <source>Of unknown outcome: %1 (sent, and nobody can say whether the provider took them).</source>
        <translation>结果未知：%1 项（已发送，无法得知提供商是否已接收）。</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>an item&apos;s state</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <comment>an item&apos;s state</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <comment>an item&apos;s state</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>an item&apos;s state</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>an item&apos;s state</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>accepted by a person</source>
        <translation>已由人确认</translation>
    </message>
    <message>
        <source>corrected by a person</source>
        <translation>已由人更正</translation>
    </message>
    <message>
        <source>Up to %1 more than is known may be charged for calls that broke off.</source>
        <translation>中断的调用还可能另外计费，最多比已知的多 %1。</translation>
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
    <message>
        <source>Batch jobs may not be stored.</source>
        <translation>不允许存储批处理任务。</translation>
    </message>
    <message>
        <source>There is no key to seal stored jobs with.</source>
        <translation>没有可用于加密存储任务的密钥。</translation>
    </message>
    <message>
        <source>Allow storing first.</source>
        <translation>请先允许存储。</translation>
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
    <message>
        <source>Accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Reused</source>
        <translation>沿用</translation>
    </message>
    <message>
        <source>From the job “%1” of %2. It is not paid for again.</source>
        <translation>取自任务“%1”（%2），不再计费。</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation>在别处运行</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待核对</translation>
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
    <name>ChatExport</name>
    <message>
        <source>Attached: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>Thoughts:</source>
        <translation>思考：</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>%1 的回答</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>The file&apos;s ending names no format of chats.</source>
        <translation>文件的扩展名不是对话的格式。</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>无法生成 PDF。</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>Thought for %1 s:</source>
        <translation>思考了 %1 秒：</translation>
    </message>
    <message>
        <source>Thought for %1 min %2 s:</source>
        <translation>思考了 %1 分 %2 秒：</translation>
    </message>
</context>
<context>
    <name>ChatFile</name>
    <message>
        <source>Known are the exports of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT and Spyhop.</source>
        <translation>支持 ChatGPT、Open WebUI、Chatbox、Cherry Studio、ShareGPT 和 Spyhop 的导出文件。</translation>
    </message>
    <message>
        <source>There is no file of conversations in this archive.</source>
        <translation>这个压缩包里没有对话文件。</translation>
    </message>
    <message>
        <source>The file is no JSON.</source>
        <translation>文件不是 JSON。</translation>
    </message>
    <message>
        <source>This is not a file of chats that Spyhop knows.</source>
        <translation>这不是 Spyhop 认识的对话文件。</translation>
    </message>
    <message>
        <source>Cut off before it was imported.</source>
        <translation>在导入之前就已中断。</translation>
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
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>%1 has %2 of %3 calls in flight (%4)</source>
        <translation>%1 有 %2／%3 个调用正在进行（%4）</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Two or three answers can be compared.</source>
        <translation>可以比较两个或三个回答。</translation>
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
        <source>--callback-url &quot;%1&quot; is no address on the web.</source>
        <translation>--callback-url “%1”不是网址。</translation>
    </message>
    <message>
        <source>the id of a task</source>
        <translation>任务的标识</translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot; that can be read.</source>
        <translation>没有可读取的文件“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no picture that models take.</source>
        <translation>“%1” 不是模型能接受的图片。</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, GIF or WebP.</source>
        <translation>请使用 PNG、JPEG、GIF 或 WebP。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli prompts list&quot; names those there are.</source>
        <translation>“spyhop-cli prompts list”会列出已有的。</translation>
    </message>
    <message>
        <source>--set takes FIELD=VALUE, not &quot;%1&quot;.</source>
        <translation>--set 的形式是 FIELD=VALUE，不是“%1”。</translation>
    </message>
    <message>
        <source>The id of a job and a row are missing.</source>
        <translation>缺少任务的 ID 和行号。</translation>
    </message>
    <message>
        <source>Rows count from 1, in the order of the inputs.</source>
        <translation>行号从 1 开始，按输入的顺序。</translation>
    </message>
    <message>
        <source>Row %1 (%2) has no answer.</source>
        <translation>第 %1 行（%2）没有回答。</translation>
    </message>
    <message>
        <source>Only answers can be accepted or corrected.</source>
        <translation>只有回答才能被确认或更正。</translation>
    </message>
    <message>
        <source>A job, a row, and what its columns should say are wanted.</source>
        <translation>需要给出任务、行号，以及各列应有的内容。</translation>
    </message>
    <message>
        <source>Such as: spyhop-cli batch correct ID 12 amount=1250</source>
        <translation>例如：spyhop-cli batch correct ID 12 amount=1250</translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; is one of the inputs, which the results would take the place of.</source>
        <translation>--out “%1”是输入之一，结果会覆盖它。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选一个名称。</translation>
    </message>
    <message>
        <source>the id of a chat</source>
        <translation>对话的 ID</translation>
    </message>
    <message>
        <source>what to search for</source>
        <translation>要搜索的内容</translation>
    </message>
    <message>
        <source>a file of chats</source>
        <translation>对话文件</translation>
    </message>
    <message>
        <source>--out is missing.</source>
        <translation>缺少 --out。</translation>
    </message>
    <message>
        <source>It names the file to write.</source>
        <translation>它指定要写入的文件。</translation>
    </message>
    <message>
        <source>A folder&apos;s files need a --format.</source>
        <translation>写入文件夹时需要 --format。</translation>
    </message>
    <message>
        <source>Known: md, json, html, docx, pdf.</source>
        <translation>可用：md、json、html、docx、pdf。</translation>
    </message>
    <message>
        <source>Which chat?</source>
        <translation>哪个对话？</translation>
    </message>
    <message>
        <source>Give its id, or --all.</source>
        <translation>请给出它的 ID，或者 --all。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; could not be made.</source>
        <translation>无法创建文件夹 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>the name of a prompt</source>
        <translation>提示词的名称</translation>
    </message>
    <message>
        <source>Storing drafts and prompts was not allowed.</source>
        <translation>尚未允许存储草稿和提示词。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli privacy grant drafts&quot; changes that.</source>
        <translation>“spyhop-cli privacy grant drafts”可以允许。</translation>
    </message>
    <message>
        <source>a name and a text, or - to read it from standard input</source>
        <translation>名称和内容，或用 - 从标准输入读取</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>a file, or - for standard output</source>
        <translation>一个文件，或用 - 表示标准输出</translation>
    </message>
    <message>
        <source>A passphrase for the backup is needed.</source>
        <translation>需要备份的口令。</translation>
    </message>
    <message>
        <source>Give it on the terminal or in %1.</source>
        <translation>请在终端输入，或用 %1 提供。</translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation>该地址没有已知的“不保存”开关。</translation>
    </message>
    <message>
        <source>If its provider documents one, write it into the settings as &quot;noStore&quot;.</source>
        <translation>如果服务商的文档提供了这样的开关，请在设置中写为 &quot;noStore&quot;。</translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation>%1 不接受图片。</translation>
    </message>
    <message>
        <source>Choose a model that does with --model.</source>
        <translation>请用 --model 选择接受图片的模型。</translation>
    </message>
    <message>
        <source>Leave something out, or use &quot;batch run --long split&quot;.</source>
        <translation>请删减内容，或使用 “batch run --long split”。</translation>
    </message>
    <message>
        <source>--name is missing.</source>
        <translation>缺少 --name。</translation>
    </message>
    <message>
        <source>--give-up-after is a time such as 90s, 10m or 2h, or never, not &quot;%1&quot;.</source>
        <translation>--give-up-after 应为 90s、10m、2h 这样的时间或 never，而不是“%1”。</translation>
    </message>
    <message>
        <source>This is a key, and not a name for one.</source>
        <translation>这是密钥，不是密钥的名称。</translation>
    </message>
    <message>
        <source>Choose a short name: &quot;spyhop-cli keys set deepseek&quot; then asks for the key.</source>
        <translation>请取一个简短的名称：“spyhop-cli keys set deepseek”随后会询问密钥。</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>不能使用这个名称。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores, as in deepseek or vault:deepseek.</source>
        <translation>请使用字母、数字、点、连字符和下划线，例如 deepseek 或 vault:deepseek。</translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; lies in the folder that is watched: each table would become the next job.</source>
        <translation>--out“%1”位于被监视的文件夹中：每张表格都会成为下一个任务。</translation>
    </message>
    <message>
        <source>Name a file elsewhere, or a folder (a name ending in /), whose files are never asked about.</source>
        <translation>请指定别处的文件，或一个文件夹（名称以 / 结尾），其中的文件不会被提问。</translation>
    </message>
    <message>
        <source>The output goes to &quot;%1&quot;, which lies in the folder that is watched: it would become a job.</source>
        <translation>输出写入“%1”，该文件位于被监视的文件夹中：它会成为一个任务。</translation>
    </message>
    <message>
        <source>Send it to a file elsewhere.</source>
        <translation>请将其写入别处的文件。</translation>
    </message>
    <message>
        <source>--resource names an endpoint already.</source>
        <translation>--resource 已经指明了端点。</translation>
    </message>
    <message>
        <source>Leave out --endpoint, or ask about a model there: --resource api:MODEL.</source>
        <translation>请去掉 --endpoint，或询问那里的某个模型：--resource api:MODEL。</translation>
    </message>
    <message>
        <source>A key stands where a name belongs (--%1).</source>
        <translation>此处应为名称，却填了密钥（--%1）。</translation>
    </message>
    <message>
        <source>Store the key with &quot;spyhop-cli keys set NAME&quot; and refer to it as &quot;keychain:NAME&quot;.</source>
        <translation>请用 &quot;spyhop-cli keys set NAME&quot; 保存密钥，再以 &quot;keychain:NAME&quot; 引用。</translation>
    </message>
    <message>
        <source>Leave something out, or use &quot;batch run --long split&quot;. It is an estimate: --anyway sends it all the same.</source>
        <translation>请删减内容，或使用 “batch run --long split”。这只是估计值：使用 --anyway 仍然发送。</translation>
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
        <source>--out &quot;%1&quot; lies in the profile.</source>
        <translation>--out“%1”位于配置文件夹中。</translation>
    </message>
    <message>
        <source>Name a file elsewhere: what lies there is the profile&apos;s own.</source>
        <translation>请指定别处的文件：那里的文件属于配置本身。</translation>
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
    <name>ComposerNotice</name>
    <message>
        <source>about %1 tokens, and %2 takes %3</source>
        <translation>约 %1 个 Token，而 %2 最多接受 %3</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>该模型</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>. What should happen?</source>
        <translation>。如何处理？</translation>
    </message>
    <message>
        <source>This chat is full</source>
        <translation>此对话已满</translation>
    </message>
    <message>
        <source>. Nothing more is sent in it.</source>
        <translation>。不再发送任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) are to be summarised first; that is one more call.</source>
        <translation>
            <numerusform>需先总结 %n 条较早的消息，这会多一次调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long even so</source>
        <translation>仍然太长</translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) are not sent along.</source>
        <translation>
            <numerusform>有 %n 条较早的消息不会一起发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The attachments of %n older message(s) are not sent along.</source>
        <translation>
            <numerusform>有 %n 条较早消息的附件不会一起发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A summary goes in place of %n older message(s).</source>
        <translation>
            <numerusform>%n 条较早的消息由总结代替。</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation>不接受图片</translation>
    </message>
    <message>
        <source>%1 takes none.</source>
        <translation>%1 不接受图片。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Leave out oldest</source>
        <translation>省略最早的</translation>
    </message>
    <message>
        <source>Leave out attachments</source>
        <translation>省略附件</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Show and change</source>
        <translation>查看并更改</translation>
    </message>
    <message>
        <source>Summarise now</source>
        <translation>立即总结</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Send their text instead</source>
        <translation>改为发送其中的文字</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation>放入问题中</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>A task stays at the provider</source>
        <translation>任务会留在服务商处</translation>
    </message>
    <message>
        <source>until it is done, with your question. That needs your consent.</source>
        <translation>直到完成，其中包含您的问题。这需要您同意。</translation>
    </message>
    <message>
        <source>Summarising</source>
        <translation>正在总结</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1/%2 条消息</translation>
    </message>
    <message>
        <source>Sent as soon as everything is read.</source>
        <translation>全部读取后立即发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个已省略</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was taken off.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The pictures of %n older message(s) are not sent along: %1 takes none.</source>
        <translation>
            <numerusform>较早的 %n 条消息中的图片不一同发送：%1 不接受图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent · %1</source>
        <translation>未发送 · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attachments were taken off.</source>
        <translation>
            <numerusform>已移除 %n 个附件。</numerusform>
        </translation>
    </message>
    <message>
        <source>. The question alone is too long: take something off.</source>
        <translation>。仅这个问题就太长了：请移除一些内容。</translation>
    </message>
    <message>
        <source>Sent as soon as it is known how much the model takes.</source>
        <translation>知道模型能容纳多少后立即发送。</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
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
    <message>
        <source>There is no such message in the trash.</source>
        <translation>回收站中没有这条消息。</translation>
    </message>
    <message>
        <source>Chats may not be stored.</source>
        <translation>不允许存储对话。</translation>
    </message>
    <message>
        <source>Chat (its name is damaged)</source>
        <translation>对话（名称已损坏）</translation>
    </message>
    <message>
        <source>Project (its name is damaged)</source>
        <translation>项目（名称已损坏）</translation>
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
    <message>
        <source>The workbook has no sheet “%1” that holds anything.</source>
        <translation>工作簿中没有含内容的工作表“%1”。</translation>
    </message>
    <message>
        <source>Only workbooks have sheets.</source>
        <translation>只有工作簿才有工作表。</translation>
    </message>
    <message>
        <source>A quotation mark opens in line %1 and does not close at the end of its cell: the rows after it would be lost. Close it there, or double it.</source>
        <translation>第 %1 行有一个引号开头，却没有在单元格末尾闭合，其后的行会因此丢失。请在那里补上结尾引号，或把该引号写成两个。</translation>
    </message>
    <message>
        <source>of the scans and old office files inside a file the first %1 are read</source>
        <translation>文件内的扫描件和旧版 Office 文件只读取前 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n page(s)</source>
        <translation>
            <numerusform>%1：%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>scans and old office files inside a file are read up to %1 MB</source>
        <translation>文件内的扫描件和旧版 Office 文件合计最多读取 %1 MB</translation>
    </message>
    <message>
        <source>of a file&apos;s old office files the first %1 are read</source>
        <translation>文件内的旧版 Office 文件只读取前 %1 个</translation>
    </message>
    <message>
        <source>text recognised (confidence %1 %) in %2</source>
        <translation>文字识别（置信度 %1%）：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) too small to hold text</source>
        <translation>
            <numerusform>%n 张图片太小，容不下文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that it holds more than once</source>
        <translation>
            <numerusform>%n 张图片重复出现</numerusform>
        </translation>
    </message>
    <message>
        <source>HEIC pictures cannot be read.</source>
        <translation>无法读取 HEIC 图片。</translation>
    </message>
    <message>
        <source>Save it as JPEG.</source>
        <translation>请另存为 JPEG。</translation>
    </message>
    <message>
        <source>A part of the file is damaged or encrypted.</source>
        <translation>文件的某一部分已损坏或被加密。</translation>
    </message>
    <message>
        <source>The workbook has sheets of macros, which no .xlsx may hold.</source>
        <translation>该工作簿含有宏表，而 .xlsx 文件不能包含宏表。</translation>
    </message>
    <message>
        <source>The macros of the workbook were left out: no .xlsx may hold any.</source>
        <translation>已去除工作簿中的宏：.xlsx 文件不能包含宏。</translation>
    </message>
    <message>
        <source>The filter of “%1” was taken out: sorting by it would part the new columns from their rows.</source>
        <translation>已移除“%1”的筛选：按它排序会使新列与所在的行错位。</translation>
    </message>
    <message>
        <source>%1 (a guess)</source>
        <translation>%1（推测）</translation>
    </message>
    <message>
        <source>metadata of pictures (place, time, camera or the like)</source>
        <translation>图片的元数据（如地点、时间、相机）</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it ends before any text.</source>
        <translation>文件已损坏或不完整：还没有出现文字就结束了。</translation>
    </message>
    <message>
        <source>its end: the file is cut off</source>
        <translation>结尾部分（文件不完整，中途断开）</translation>
    </message>
</context>
<context>
    <name>EndpointAdmin</name>
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
        <source>A key stands in this address.</source>
        <translation>此地址中含有密钥。</translation>
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
    <message>
        <source>The file could not be locked (%1).</source>
        <translation>无法锁定该文件（%1）。</translation>
    </message>
    <message>
        <source>This place belongs to Spyhop&apos;s own data, which is not replaced.</source>
        <translation>此位置属于 Spyhop 自己的数据，不会被覆盖。</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>请换一个名称或另选文件夹。</translation>
    </message>
</context>
<context>
    <name>GatedCall</name>
    <message>
        <source>The privacy gate found %1 and sent nothing.</source>
        <translation>隐私闸门发现 %1，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Take it out, or let the gate mask it (under Security, Privacy).</source>
        <translation>请删去它，或让闸门遮蔽它（安全 → 隐私）。</translation>
    </message>
    <message>
        <source>The privacy gate found %1 in what goes along with this question and sent nothing.</source>
        <translation>隐私闸门在随此问题一起发送的内容中发现 %1，没有发送任何内容。</translation>
    </message>
    <message>
        <source>It stands in an earlier message or in the system prompt: edit that, begin a new chat, or let the gate mask it (under Security, Privacy).</source>
        <translation>它在之前的某条消息或系统提示词中：请修改那一处、新建对话，或让闸门将其遮盖（见“安全”下的“隐私”）。</translation>
    </message>
    <message>
        <source>Nothing that the gate finds is sent, since your administrator&apos;s rules for it cannot be used: %1</source>
        <translation>由于管理员为隐私闸门设定的规则无法使用，闸门发现的任何内容都不会发送：%1</translation>
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
    <message>
        <source>There are characters in the key that no key has.</source>
        <translation>密钥中有密钥不会含有的字符。</translation>
    </message>
    <message>
        <source>Nothing was sent. Store the key once more.</source>
        <translation>没有发送任何内容。请重新保存密钥。</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>此处不认识“%1”。</translation>
    </message>
    <message>
        <source>“version” must be 1.</source>
        <translation>“version”必须是 1。</translation>
    </message>
    <message>
        <source>“teams” must be an object: the name of each team, then its members.</source>
        <translation>“teams”必须是对象：先写团队名，再写成员。</translation>
    </message>
    <message>
        <source>A team is a list of account names.</source>
        <translation>团队是账户名的列表。</translation>
    </message>
    <message>
        <source>A member is the name of an account.</source>
        <translation>成员是账户名。</translation>
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
    <name>KeyChecks</name>
    <message>
        <source>There are characters in it that no key has. Nothing was stored.</source>
        <translation>其中有密钥不会含有的字符。没有保存任何内容。</translation>
    </message>
    <message>
        <source>Paste the key alone: one line of letters, digits and signs, with no blanks or control characters in it.</source>
        <translation>请只粘贴密钥本身：一行字母、数字和符号，不含空格或控制字符。</translation>
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
    <message>
        <source>The keychain is locked, or not there.</source>
        <translation>钥匙串已锁定，或不存在。</translation>
    </message>
    <message>
        <source>The keychain still has the entry.</source>
        <translation>系统钥匙串里仍有这一项。</translation>
    </message>
    <message>
        <source>Remove it with the keychain&apos;s own program.</source>
        <translation>请用系统钥匙串自带的程序将其删除。</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>系统钥匙串已锁定。</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>请先解锁，然后重试。</translation>
    </message>
    <message>
        <source>The keychain was not unlocked.</source>
        <translation>钥匙串没有解锁。</translation>
    </message>
</context>
<context>
    <name>LibraryStore</name>
    <message>
        <source>(damaged)</source>
        <translation>（已损坏）</translation>
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
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy the table&apos;s cells</source>
        <translation>复制表格单元格</translation>
    </message>
    <message>
        <source>Keep long lines whole</source>
        <translation>长行不换行</translation>
    </message>
    <message>
        <source>Break long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>As wide as the text</source>
        <translation>与正文同宽</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Show %1 (%2)</source>
        <translation>显示 %1（%2）</translation>
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
    <name>NoStore</name>
    <message>
        <source>must be “body” or “headers”.</source>
        <translation>必须是 “body” 或 “headers”。</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation>必须是对象 {…}。</translation>
    </message>
    <message>
        <source>must not be a field that Spyhop writes itself.</source>
        <translation>不能是 Spyhop 自己写入的字段。</translation>
    </message>
    <message>
        <source>must be shorter.</source>
        <translation>必须更短。</translation>
    </message>
    <message>
        <source>must be a header that carries neither content nor credentials.</source>
        <translation>必须是既不承载内容也不承载凭据的请求头。</translation>
    </message>
    <message>
        <source>must be a text of at most %1 plain characters.</source>
        <translation>必须是最多 %1 个普通字符的文本。</translation>
    </message>
</context>
<context>
    <name>NoStoreWords</name>
    <message>
        <source>Ask the provider not to keep what it is sent</source>
        <translation>请求服务商不保存发送的内容</translation>
    </message>
    <message>
        <source>Sent with each request: %1</source>
        <translation>随每个请求发送：%1</translation>
    </message>
    <message>
        <source>%1 %2 (documented at %3)</source>
        <translation>%1%2（文档见 %3）</translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation>该地址没有已知的“不保存”开关。</translation>
    </message>
</context>
<context>
    <name>OwnPrices</name>
    <message>
        <source>must be “input”, “cachedInput”, “output” or “currency”.</source>
        <translation>必须是“input”、“cachedInput”、“output”或“currency”。</translation>
    </message>
    <message>
        <source>must be an amount for a million tokens in quotes, such as “2.50”.</source>
        <translation>必须是加引号的每百万词元金额，例如“2.50”。</translation>
    </message>
    <message>
        <source>must be a currency such as “USD” or “CNY”.</source>
        <translation>必须是货币代码，例如“USD”或“CNY”。</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation>必须是对象 {…}。</translation>
    </message>
    <message>
        <source>“%1” is no price of a model.</source>
        <translation>“%1”不是模型的价格。</translation>
    </message>
    <message>
        <source>Write the model, then what a million tokens cost: input, cached input (if it costs less), output, and the currency, such as “gpt-4o 2.50 1.25 10.00 USD”.</source>
        <translation>请先写模型，再写每百万词元的价格：输入、缓存命中的输入（若更便宜）、输出，以及货币，例如“gpt-4o 2.50 1.25 10.00 USD”。</translation>
    </message>
</context>
<context>
    <name>PassphraseStream</name>
    <message>
        <source>There is not enough memory to open the file.</source>
        <translation>内存不足，无法打开文件。</translation>
    </message>
    <message>
        <source>The file is damaged or not complete.</source>
        <translation>文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>This is no backup of Spyhop, or of a newer version.</source>
        <translation>这不是 Spyhop 的备份，或来自更新的版本。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file is damaged.</source>
        <translation>口令不正确，或文件已损坏。</translation>
    </message>
</context>
<context>
    <name>PassphraseStrength</name>
    <message>
        <source>seconds</source>
        <translation>数秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>数分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>数小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>数天</translation>
    </message>
    <message>
        <source>months</source>
        <translation>数月</translation>
    </message>
    <message>
        <source>years</source>
        <translation>数年</translation>
    </message>
    <message>
        <source>centuries</source>
        <translation>数百年</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>%1: whoever has the file and a thousand computers needs %2</source>
        <translation>%1：拿到文件并有一千台计算机的人约需%2才能猜中</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>What is stored is locked.</source>
        <translation>已保存的内容处于锁定状态。</translation>
    </message>
    <message>
        <source>Unlock it first: its key opens it, nothing else does.</source>
        <translation>请先解锁：只有它的密钥才能打开。</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>The policy is your administrator&apos;s.</source>
        <translation>这是管理员的策略。</translation>
    </message>
    <message>
        <source>The policy is your own: it is under Security.</source>
        <translation>这是您自己的策略，在“安全”里。</translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation>从 %1 起重新允许。</translation>
    </message>
    <message>
        <source>The policy cannot be read, so nothing is allowed: %1</source>
        <translation>策略无法读取，因此什么都不允许：%1</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3 %4</source>
        <translation>第 %1 行，第 %2 列：%3 %4</translation>
    </message>
    <message>
        <source>the policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>is not known here; known: %1.</source>
        <translation>在此处未知；可用：%1。</translation>
    </message>
    <message>
        <source>must be a text in quotes.</source>
        <translation>必须是带引号的文本。</translation>
    </message>
    <message>
        <source>must have 1 to %1 characters.</source>
        <translation>须有 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>must be a list with one text at least: [&quot;…&quot;].</source>
        <translation>必须是至少含一项文本的列表：[&quot;…&quot;]。</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation>必须是对象 {…}。</translation>
    </message>
    <message>
        <source>“%1” begins with none of %2: nothing that Spyhop asks about is called so.</source>
        <translation>“%1”不以 %2 中任何一个开头：Spyhop 询问的对象都不这样命名。</translation>
    </message>
    <message>
        <source>“%1” begins or ends with a space.</source>
        <translation>“%1”的开头或结尾有空格。</translation>
    </message>
    <message>
        <source>must be a time from &quot;00:00&quot; to &quot;23:59&quot;, or &quot;HH:MM:SS&quot;.</source>
        <translation>必须是 &quot;00:00&quot; 到 &quot;23:59&quot; 的时间，或 &quot;HH:MM:SS&quot;。</translation>
    </message>
    <message>
        <source>must be two times: [&quot;09:00&quot;, &quot;18:00&quot;].</source>
        <translation>必须是两个时间：[&quot;09:00&quot;, &quot;18:00&quot;]。</translation>
    </message>
    <message>
        <source>must be one of: %1.</source>
        <translation>必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>must be the name of a time zone, such as &quot;Europe/Berlin&quot;.</source>
        <translation>必须是时区名，例如 &quot;Europe/Berlin&quot;。</translation>
    </message>
    <message>
        <source>must say between or days.</source>
        <translation>必须写明 between 或 days。</translation>
    </message>
    <message>
        <source>must be a whole number, 0 or more.</source>
        <translation>必须是不小于 0 的整数。</translation>
    </message>
    <message>
        <source>must say min or max.</source>
        <translation>必须写明 min 或 max。</translation>
    </message>
    <message>
        <source>has a min above its max: nothing lies between.</source>
        <translation>的 min 大于 max：其间什么都没有。</translation>
    </message>
    <message>
        <source>must be an address or a range, such as &quot;192.168.1.0/24&quot;.</source>
        <translation>必须是地址或地址段，例如 &quot;192.168.1.0/24&quot;。</translation>
    </message>
    <message>
        <source>“%1” has bits behind its prefix; they do not count.</source>
        <translation>“%1”在前缀之后还有非零位；这些位不起作用。</translation>
    </message>
    <message>
        <source>must be &quot;allow&quot; or &quot;deny&quot;.</source>
        <translation>必须是 &quot;allow&quot; 或 &quot;deny&quot;。</translation>
    </message>
    <message>
        <source>“%1” is the name of an earlier rule.</source>
        <translation>“%1”已是前面一条规则的名称。</translation>
    </message>
    <message>
        <source>must be a rule {…} or a list of rules […].</source>
        <translation>必须是一条规则 {…} 或规则列表 […]。</translation>
    </message>
    <message>
        <source>must be %1.</source>
        <translation>必须是 %1。</translation>
    </message>
    <message>
        <source>must be a list of rules […].</source>
        <translation>必须是规则列表 […]。</translation>
    </message>
    <message>
        <source>A policy without rules allows nothing.</source>
        <translation>没有规则的策略什么都不允许。</translation>
    </message>
    <message>
        <source>The policy is longer than %1 MiB.</source>
        <translation>策略超过 %1 MiB。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 at least</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>the time of day is not known for certain</source>
        <translation>无法确定当前时间</translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2 to %3</source>
        <translation>现在是 %1，而它适用于 %2 到 %3</translation>
    </message>
    <message>
        <source>there is no source address</source>
        <translation>没有源地址</translation>
    </message>
    <message>
        <source>“%1” is not an address</source>
        <translation>“%1”不是地址</translation>
    </message>
    <message>
        <source>the source address %1 is in none of its ranges</source>
        <translation>源地址 %1 不在它的任何地址段内</translation>
    </message>
    <message>
        <source>it speaks of other tiers</source>
        <translation>它适用于其他层级</translation>
    </message>
    <message>
        <source>it speaks of %1 tokens</source>
        <translation>它适用于 %1 个 Token</translation>
    </message>
    <message>
        <source>it speaks of %1 attachments</source>
        <translation>它适用于 %1 个附件</translation>
    </message>
    <message>
        <source>it speaks of other endpoints</source>
        <translation>它适用于其他端点</translation>
    </message>
    <message>
        <source>Allowed by %1.</source>
        <translation>%1允许。</translation>
    </message>
    <message>
        <source>%1 is denied by %2.</source>
        <translation>%2拒绝 %1。</translation>
    </message>
    <message>
        <source>%1 is denied by %2, which cannot be evaluated: %3.</source>
        <translation>%2拒绝 %1，因为无法求值：%3。</translation>
    </message>
    <message>
        <source>No rule allows %1.</source>
        <translation>没有规则允许 %1。</translation>
    </message>
    <message>
        <source>No rule allows %1; %2 comes closest.</source>
        <translation>没有规则允许 %1；最接近的是%2。</translation>
    </message>
    <message>
        <source>No rule allows %1; %2 would, but %3.</source>
        <translation>没有规则允许 %1；%2本可允许，但%3。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>the rule in %1</source>
        <translation>规则（%1）</translation>
    </message>
    <message>
        <source>the rule “%1” (%2)</source>
        <translation>规则“%1”（%2）</translation>
    </message>
    <message>
        <source>The folder of the administrator&apos;s policies could not be listed.</source>
        <translation>管理员策略所在的文件夹无法列出。</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>must be an object that says what is done: {&quot;gate&quot;: {&quot;keys&quot;: &quot;block&quot;}}.</source>
        <translation>必须是说明如何处理的对象：{&quot;gate&quot;: {&quot;keys&quot;: &quot;block&quot;}}。</translation>
    </message>
    <message>
        <source>must be an object, such as {&quot;keys&quot;: &quot;block&quot;}.</source>
        <translation>必须是对象，例如 {&quot;keys&quot;: &quot;block&quot;}。</translation>
    </message>
    <message>
        <source>the endpoint&apos;s tier is not known</source>
        <translation>端点的层级未知</translation>
    </message>
    <message>
        <source>no endpoint was named</source>
        <translation>未指明端点</translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2</source>
        <translation>现在是 %1，而它适用于 %2</translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2, %3 to %4</source>
        <translation>现在是 %1，而它适用于 %2 的 %3 到 %4</translation>
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
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What is sent goes to: %1. Kept there: %2</source>
        <translation>发送的内容前往：%1。在那里的保存：%2</translation>
    </message>
    <message>
        <source>%1 (as read on %2 at %3; its own terms decide)</source>
        <translation>%1（%2 查阅自 %3；以其条款为准）</translation>
    </message>
    <message>
        <source>What is sent stays on this computer, unless the program that listens there passes it on.</source>
        <translation>发送的内容留在本机，除非在该地址监听的程序将其转发。</translation>
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
    <name>Prompts</name>
    <message>
        <source>This field has no name that can be read.</source>
        <translation>此字段没有可识别的名称。</translation>
    </message>
    <message>
        <source>A choice names what can be chosen: {{%1:choice(a|b)}}.</source>
        <translation>选择字段需要列出选项：{{%1:choice(a|b)}}。</translation>
    </message>
    <message>
        <source>“%1” is no kind of field; there are text, long, number, date and choice.</source>
        <translation>没有“%1”这种字段；可用的有 text、long、number、date 和 choice。</translation>
    </message>
    <message>
        <source>“%1” is described in two ways.</source>
        <translation>“%1”有两种不同的说明。</translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation>“%1”没有值。</translation>
    </message>
    <message>
        <source>“%1” is a number.</source>
        <translation>“%1”应为数字。</translation>
    </message>
    <message>
        <source>“%1” is a date, such as 2026-11-26.</source>
        <translation>“%1”应为日期，例如 2026-11-26。</translation>
    </message>
    <message>
        <source>“%1” is one of: %2.</source>
        <translation>“%1”应为以下之一：%2。</translation>
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
    <name>Rescue</name>
    <message>
        <source>The file could not be set aside.</source>
        <translation>无法将该文件移到一旁。</translation>
    </message>
</context>
<context>
    <name>RescueQuestion</name>
    <message>
        <source>The settings of the last start are still there; what may be stored is asked for anew. The damaged file is kept beside them.</source>
        <translation>上次启动时的设置仍然保留；会重新询问可以存储哪些内容。损坏的文件会保留在旁边。</translation>
    </message>
    <message>
        <source>Spyhop can set it aside and begin with nothing stored. The damaged file is kept, and a backup can be restored then.</source>
        <translation>Spyhop 可以把它移到一旁，从空白开始。损坏的文件会保留，之后可以恢复备份。</translation>
    </message>
    <message>
        <source>Use those of the last start</source>
        <translation>使用上次启动的设置</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>移到一旁</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
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
    <message>
        <source>Script line %1: %2</source>
        <translation>脚本第 %1 行：%2</translation>
    </message>
    <message>
        <source>“%1” is not understood here.</source>
        <translation>此处不能写“%1”。</translation>
    </message>
    <message>
        <source>A status or one of own, close, reset, hang was expected.</source>
        <translation>此处应为状态码，或 own、close、reset、hang 之一。</translation>
    </message>
    <message>
        <source>Write lost, lost 502, slow 300ms, expire 3 or errors 2 for tasks and batches.</source>
        <translation>对任务和批处理，请写 lost、lost 502、slow 300ms、expire 3 或 errors 2。</translation>
    </message>
    <message>
        <source>Write keepalive with a count and a pause, such as 5x100ms.</source>
        <translation>请在 keepalive 后写次数和间隔，例如 5x100ms。</translation>
    </message>
    <message>
        <source>A status was expected after html.</source>
        <translation>html 之后应为状态码。</translation>
    </message>
    <message>
        <source>raw and a quoted text were expected.</source>
        <translation>此处应为 raw 和带引号的文字。</translation>
    </message>
    <message>
        <source>An end such as cut, reset or hang was expected.</source>
        <translation>此处应为结束方式，例如 cut、reset 或 hang。</translation>
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
    <message>
        <source>must be one of: %1.</source>
        <translation>必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>must be the whole path of a folder.</source>
        <translation>必须是文件夹的完整路径。</translation>
    </message>
    <message>
        <source>must end before any “?” or “#”: what stands there may be a key.</source>
        <translation>必须在任何“?”或“#”之前结束：其后的内容可能是密钥。</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</source>
        <translation>请用“spyhop-cli keys set NAME”保存密钥，再以“keychain:NAME”引用。</translation>
    </message>
    <message>
        <source>A key stands where the name of one belongs.</source>
        <translation>这里应为密钥的名称，而写的是密钥本身。</translation>
    </message>
    <message>
        <source>must not hold a key.</source>
        <translation>不得含有密钥。</translation>
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
    <name>Token</name>
    <message>
        <source>The token has sealed no such key.</source>
        <translation>令牌没有封存过这样的密钥。</translation>
    </message>
    <message>
        <source>The file of what the token sealed is damaged.</source>
        <translation>令牌封存内容的文件已损坏。</translation>
    </message>
    <message>
        <source>Restore the file from a backup.</source>
        <translation>请从备份恢复该文件。</translation>
    </message>
    <message>
        <source>Another program keeps the file of the token&apos;s keys locked.</source>
        <translation>另一个程序锁住了令牌密钥的文件。</translation>
    </message>
    <message>
        <source>Another token holds keys of this profile.</source>
        <translation>另一个令牌存有此配置的密钥。</translation>
    </message>
    <message>
        <source>Remove those keys first; no other token can open them.</source>
        <translation>请先移除那些密钥；其他令牌打不开它们。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PIN 不正确。</translation>
    </message>
    <message>
        <source>The token has locked itself after too many wrong PINs.</source>
        <translation>PIN 输错次数过多，令牌已自行锁定。</translation>
    </message>
    <message>
        <source>Whoever set it up can unlock it with its administrator&apos;s PIN.</source>
        <translation>设置它的人可以用管理员 PIN 解锁。</translation>
    </message>
    <message>
        <source>The token waits for its PIN.</source>
        <translation>令牌在等待 PIN。</translation>
    </message>
    <message>
        <source>Type it when you are asked, or give it in SPYHOP_PIN.</source>
        <translation>请在询问时输入，或用 SPYHOP_PIN 提供。</translation>
    </message>
    <message>
        <source>Use another token, or the keychain.</source>
        <translation>请换一个令牌，或使用钥匙串。</translation>
    </message>
    <message>
        <source>The token is not there.</source>
        <translation>令牌不在。</translation>
    </message>
    <message>
        <source>Put it in, then try again.</source>
        <translation>请插入后再试。</translation>
    </message>
    <message>
        <source>The token refused.</source>
        <translation>令牌拒绝了请求。</translation>
    </message>
    <message>
        <source>This is no library for tokens (PKCS#11).</source>
        <translation>这不是令牌的库（PKCS#11）。</translation>
    </message>
    <message>
        <source>Name the library that came with the token, with its whole path.</source>
        <translation>请用完整路径指明令牌随附的库。</translation>
    </message>
    <message>
        <source>The library of the token does not start.</source>
        <translation>令牌的库无法启动。</translation>
    </message>
    <message>
        <source>Check that this account may use the token.</source>
        <translation>请确认此账户可以使用该令牌。</translation>
    </message>
    <message>
        <source>What the token sealed is damaged, or was sealed by another token.</source>
        <translation>令牌封存的内容已损坏，或由另一个令牌封存。</translation>
    </message>
    <message>
        <source>One more wrong PIN locks the token.</source>
        <translation>再输错一次 PIN，令牌就会锁定。</translation>
    </message>
    <message>
        <source>Most tokens lock themselves after a few wrong PINs.</source>
        <translation>多数令牌在几次输错 PIN 后会自行锁定。</translation>
    </message>
    <message>
        <source>The token holds no key of this profile.</source>
        <translation>令牌中没有此配置的密钥。</translation>
    </message>
    <message>
        <source>The PIN was not tried: type it yourself.</source>
        <translation>没有尝试这个 PIN：请亲自输入。</translation>
    </message>
    <message>
        <source>The token cannot seal keys: it lacks what that takes.</source>
        <translation>该令牌无法封存密钥：缺少所需的机制。</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>回答，%1</translation>
    </message>
    <message>
        <source>Heading %1</source>
        <translation>%1 级标题</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>As text with its formats</source>
        <translation>带格式的文本</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>As plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy the whole chat</source>
        <translation>复制整个对话</translation>
    </message>
    <message>
        <source>Table, %1 × %2: %3</source>
        <translation>表格，%1 × %2：%3</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>复制 LaTeX</translation>
    </message>
    <message numerus="yes">
        <source>Code, %n line(s)</source>
        <translation>
            <numerusform>代码，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code, %1, %n line(s)</source>
        <translation>
            <numerusform>代码，%1，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the table as a picture</source>
        <translation>将表格复制为图片</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>who says what follows</comment>
        <translation>%1：</translation>
    </message>
    <message>
        <source>%1 (attached: %2):</source>
        <comment>who says what follows</comment>
        <translation>%1（附件：%2）：</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between files</comment>
        <translation>、</translation>
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
    <message>
        <source>Cut off before it was imported.</source>
        <translation>在导入之前就已中断。</translation>
    </message>
    <message>
        <source>Where the models run. Policies and “--tier” call it edge, api or self-hosted.</source>
        <translation>模型运行的位置。策略和“--tier”中称为 edge、api 或 self-hosted。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::AuditAdmin</name>
    <message>
        <source>The prompt of this call was not kept.</source>
        <translation>这次调用的提示词没有保留。</translation>
    </message>
    <message>
        <source>The key to the kept prompts is not at hand.</source>
        <translation>手头没有解开所留提示词的密钥。</translation>
    </message>
    <message>
        <source>The prompt of this call opens no more. Its key was destroyed.</source>
        <translation>此次调用的提示词不再能打开。它的密钥已销毁。</translation>
    </message>
    <message>
        <source>The prompt of this call opens no more. Its key was destroyed, or the entry is damaged.</source>
        <translation>此次调用的提示词不再能打开。它的密钥已销毁，或者该条目已损坏。</translation>
    </message>
    <message>
        <source>No checkpoint of this log is in %1.</source>
        <translation>%1 中没有本日志的检查点。</translation>
    </message>
    <message>
        <source>Choose a copy that this profile has written.</source>
        <translation>请选择由本配置写出的副本。</translation>
    </message>
    <message>
        <source>There are no checkpoints of an audit log in %1.</source>
        <translation>%1 中没有审计日志的检查点。</translation>
    </message>
    <message>
        <source>Choose a checkpoints file that was copied, or an extract of the system&apos;s log.</source>
        <translation>请选择复制出来的检查点文件，或系统日志的摘录。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::DataKeyPlaces</name>
    <message>
        <source>The token waits for its PIN: open it under Security, Keys.</source>
        <translation>令牌在等待 PIN：请在“安全”的“密钥”中打开它。</translation>
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
    <message>
        <source>This name cannot be used.</source>
        <translation>不能使用这个名称。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation>请使用字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>The proxy %1</source>
        <translation>代理设置%1</translation>
    </message>
    <message>
        <source>This is a key, not a name for an endpoint.</source>
        <translation>这是密钥，不是端点的名称。</translation>
    </message>
    <message>
        <source>Choose a short name, such as “deepseek”.</source>
        <translation>请取一个简短的名称，例如“deepseek”。</translation>
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
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::GateAdmin</name>
    <message>
        <source>%1: sent as it is</source>
        <translation>%1：原样发送</translation>
    </message>
    <message>
        <source>%1: masked</source>
        <translation>%1：已遮蔽</translation>
    </message>
    <message>
        <source>%1: not sent</source>
        <translation>%1：不发送</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::KeyAdmin</name>
    <message>
        <source>keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>token “%1”</source>
        <translation>令牌“%1”</translation>
    </message>
    <message>
        <source>vault (passphrase)</source>
        <translation>保险库（口令）</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>No token is chosen.</source>
        <translation>尚未选择令牌。</translation>
    </message>
    <message>
        <source>The token “%1” is not there. Put it in.</source>
        <translation>令牌“%1”不在。请插入。</translation>
    </message>
    <message>
        <source>The token “%1” waits for its PIN.</source>
        <translation>令牌“%1”在等待 PIN。</translation>
    </message>
    <message>
        <source>The vault opens with the data key, and there is none: allow storing first.</source>
        <translation>保险库要用数据密钥打开，而现在没有：请先允许存储。</translation>
    </message>
    <message>
        <source>A wrong PIN was given before. The token locks itself after a few.</source>
        <translation>之前输错过 PIN。多次输错后令牌会自行锁定。</translation>
    </message>
    <message>
        <source>One more wrong PIN locks the token.</source>
        <translation>再输错一次 PIN，令牌就会锁定。</translation>
    </message>
    <message>
        <source>The token has locked itself after too many wrong PINs. Whoever set it up can unlock it.</source>
        <translation>PIN 输错次数过多，令牌已自行锁定。设置它的人可以解锁。</translation>
    </message>
    <message>
        <source>Nobody has set a PIN for this token yet. Set one with the software that came with it.</source>
        <translation>这个令牌还没有设置 PIN。请用随附的软件设置。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::PolicyAdmin</name>
    <message>
        <source>No policy is in force: everything is allowed.</source>
        <translation>没有生效的策略：一切都允许。</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>“%1”不是时间。</translation>
    </message>
    <message>
        <source>Write HH:MM, or a moment such as 2026-01-05T09:00:00+08:00.</source>
        <translation>请写 HH:MM，或如 2026-01-05T09:00:00+08:00 的时刻。</translation>
    </message>
    <message>
        <source>Several endpoints are at %1.</source>
        <translation>%1 上有多个端点。</translation>
    </message>
    <message>
        <source>Name one of them: %1.</source>
        <translation>请指明其中之一：%1。</translation>
    </message>
    <message>
        <source>“%1” is no endpoint.</source>
        <translation>“%1”不是端点。</translation>
    </message>
    <message>
        <source>Write the name of an endpoint, a host such as api.deepseek.com, or a URL.</source>
        <translation>请填写端点名称、主机（如 api.deepseek.com）或网址。</translation>
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
        <source>Everything was erased a moment ago.</source>
        <translation>刚刚已全部抹除。</translation>
    </message>
    <message>
        <source>Start Spyhop again before you allow storing.</source>
        <translation>请重新启动 Spyhop 后再允许存储。</translation>
    </message>
    <message>
        <source>the token “%1”</source>
        <translation>令牌“%1”</translation>
    </message>
    <message>
        <source>behind the passphrase</source>
        <translation>用口令保护</translation>
    </message>
    <message>
        <source>The file of what is stored is damaged.</source>
        <translation>存储文件已损坏。</translation>
    </message>
    <message>
        <source>What can be read is still shown. Restore a backup with “spyhop-cli privacy restore”.</source>
        <translation>仍可读取的内容照常显示。请用“spyhop-cli privacy restore”恢复备份。</translation>
    </message>
    <message>
        <source>Another program runs a batch (process %1).</source>
        <translation>另一个程序正在运行批处理任务（进程 %1）。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it; then renew the data key.</source>
        <translation>请等它结束，或将其停止，然后再更换数据密钥。</translation>
    </message>
    <message>
        <source>Nothing was erased, and the data key still lies in: %1.</source>
        <translation>未抹除任何内容，数据密钥仍在：%1。</translation>
    </message>
    <message>
        <source>Unlock the keychain, then erase once more.</source>
        <translation>请先解锁系统钥匙串，然后再次抹除。</translation>
    </message>
    <message>
        <source>Nothing was erased: the data key is being renewed.</source>
        <translation>未抹除任何内容：正在更换数据密钥。</translation>
    </message>
    <message>
        <source>Erase once more when that has ended.</source>
        <translation>请等更换结束后再次抹除。</translation>
    </message>
    <message>
        <source>There is no data key yet.</source>
        <translation>尚无数据密钥。</translation>
    </message>
    <message>
        <source>The data key lies in the token “%1”.</source>
        <translation>数据密钥放在令牌“%1”中。</translation>
    </message>
    <message>
        <source>The data key lies behind your passphrase.</source>
        <translation>数据密钥用口令保护。</translation>
    </message>
    <message>
        <source>The data key lies in the keychain.</source>
        <translation>数据密钥放在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Nothing was erased: another program runs a batch (process %1).</source>
        <translation>未抹除任何内容：另一个程序正在运行批处理任务（进程 %1）。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it; then erase once more.</source>
        <translation>请等它结束，或将其停止；然后再次抹除。</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::RecordWords</name>
    <message>
        <source>Title and settings of the chat %1</source>
        <translation>对话 %1 的标题和设置</translation>
    </message>
    <message>
        <source>Message in a chat (chat/message): %1</source>
        <translation>对话中的消息（对话/消息）：%1</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>What the job %1 asks</source>
        <translation>任务 %1 的提问内容</translation>
    </message>
    <message>
        <source>Input of a job&apos;s item (job/item): %1</source>
        <translation>任务条目的输入（任务/条目）：%1</translation>
    </message>
    <message>
        <source>Answer of a job&apos;s item (job/item): %1</source>
        <translation>任务条目的回答（任务/条目）：%1</translation>
    </message>
    <message>
        <source>Answer of a job&apos;s step (job/item/step): %1</source>
        <translation>任务步骤的回答（任务/条目/步骤）：%1</translation>
    </message>
    <message>
        <source>Review of a job&apos;s item (job/item): %1</source>
        <translation>任务条目的审阅（任务/条目）：%1</translation>
    </message>
    <message>
        <source>Task at a provider: %1</source>
        <translation>留在提供方的任务：%1</translation>
    </message>
    <message>
        <source>Draft for the chat %1</source>
        <translation>对话 %1 的草稿</translation>
    </message>
    <message>
        <source>Attachments of the draft for the chat %1</source>
        <translation>对话 %1 草稿的附件</translation>
    </message>
    <message>
        <source>Saved prompt or role %1</source>
        <translation>保存的提示词或角色 %1</translation>
    </message>
    <message>
        <source>Watched folder %1</source>
        <translation>监视的文件夹 %1</translation>
    </message>
    <message>
        <source>Answer kept for equal questions: %1</source>
        <translation>为相同问题保留的回答：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::app::Cli</name>
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
        <translation>您的一切所在的目录（否则用 SPYHOP_PROFILE，再否则用标准目录）</translation>
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
        <translation>您写的内容都不存储：没有对话、批量任务或缓存。</translation>
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
        <translation>您写的内容中存储了哪些</translation>
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
    <message>
        <source>--set fills in the fields of a saved prompt.</source>
        <translation>--set 用于填写已保存提示词的字段。</translation>
    </message>
    <message>
        <source>Name it with --saved.</source>
        <translation>请用 --saved 指明提示词。</translation>
    </message>
    <message>
        <source>--role and --system exclude each other.</source>
        <translation>--role 与 --system 不能同时使用。</translation>
    </message>
    <message>
        <source>These are more files than a question should carry.</source>
        <translation>一个问题不应附带这么多文件。</translation>
    </message>
    <message>
        <source>Use &quot;batch run&quot; for them.</source>
        <translation>请用“batch run”处理它们。</translation>
    </message>
    <message>
        <source>a saved prompt instead of PROMPT</source>
        <translation>用已保存的提示词代替 PROMPT</translation>
    </message>
    <message>
        <source>with --saved: what stands for a field</source>
        <translation>与 --saved 一起使用：字段的值</translation>
    </message>
    <message>
        <source>a saved role as the instructions</source>
        <translation>用已保存的角色作为指令</translation>
    </message>
    <message>
        <source>a document, or a folder of them, that goes with the prompt</source>
        <translation>随提示词一起发送的文档或文件夹</translation>
    </message>
    <message>
        <source>from this day or time on (2026-11-26, 2026-11-26T09:00)</source>
        <translation>从此日期或时间起（2026-11-26、2026-11-26T09:00）</translation>
    </message>
    <message>
        <source>up to this day (its end) or time</source>
        <translation>到此日期（当天结束）或时间为止</translation>
    </message>
    <message>
        <source>open, done, failed, cancelled, denied, cached or event</source>
        <translation>open、done、failed、cancelled、denied、cached 或 event</translation>
    </message>
    <message>
        <source>calls that name this anywhere</source>
        <translation>任何字段包含此文字的调用</translation>
    </message>
    <message>
        <source>--state is open, done, failed, cancelled, denied, cached or event, not &quot;%1&quot;.</source>
        <translation>--state 只能是 open、done、failed、cancelled、denied、cached 或 event，不能是“%1”。</translation>
    </message>
    <message>
        <source>Only one call can be shown at a time.</source>
        <translation>一次只能显示一个调用。</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>No call fits.</source>
        <translation>没有符合条件的调用。</translation>
    </message>
    <message>
        <source>The audit log knows no call &quot;%1&quot;.</source>
        <translation>审计日志中没有调用“%1”。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli audit show&quot; lists them.</source>
        <translation>“spyhop-cli audit show”会列出全部。</translation>
    </message>
    <message>
        <source>--out FILE is missing.</source>
        <translation>缺少 --out FILE。</translation>
    </message>
    <message>
        <source>--format is csv or jsonl, not &quot;%1&quot;.</source>
        <translation>--format 只能是 csv 或 jsonl，不能是“%1”。</translation>
    </message>
    <message>
        <source>calls in the audit log</source>
        <translation>审计日志中的调用</translation>
    </message>
    <message>
        <source>the audit log as CSV or JSON lines</source>
        <translation>将审计日志导出为 CSV 或 JSON 行</translation>
    </message>
    <message>
        <source>where to</source>
        <translation>写到哪里</translation>
    </message>
    <message>
        <source>else by the file&apos;s ending</source>
        <translation>否则按文件后缀</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day and no time.</source>
        <translation>“%1”不是日期也不是时间。</translation>
    </message>
    <message>
        <source>Write 2026-11-26 or 2026-11-26T09:00:00.</source>
        <translation>请写成 2026-11-26 或 2026-11-26T09:00:00。</translation>
    </message>
    <message>
        <source>%1 of %2 segments</source>
        <translation>第 %1 段，共 %2 段</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>已被改动。</translation>
    </message>
    <message>
        <source>Integrity only: nothing was changed by accident, but no signature proves it.</source>
        <translation>仅完整性：没有意外改动，但没有签名可以证明。</translation>
    </message>
    <message>
        <source>Intact: nothing was changed, removed, reordered or cut off.</source>
        <translation>完好：没有改动、删除、重排或截断。</translation>
    </message>
    <message>
        <source>%1 entries in %2 segments; %3 segments removed by age.</source>
        <translation>%2 段共 %1 条记录；%3 段已按期限删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were announced, and nobody knows what became of them (&quot;spyhop-cli audit show --state open&quot;).</source>
        <translation>
            <numerusform>有 %n 次调用已登记，但结果不明（“spyhop-cli audit show --state open”）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are under way.</source>
        <translation>
            <numerusform>有 %n 次调用正在进行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) of processes that died; %1 bytes of half entries.</source>
        <translation>
            <numerusform>有 %n 段属于意外终止的进程；残缺记录 %1 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not signed (yet): segment %1.</source>
        <translation>（尚）未签名：段 %1。</translation>
    </message>
    <message>
        <source>Parts were signed with a key that is not in this computer&apos;s key store any more: for them, integrity only.</source>
        <translation>部分内容由本机密钥库中已不存在的密钥签名：对这些部分仅验证完整性。</translation>
    </message>
    <message>
        <source>whether the audit log is what was written; 5 if not</source>
        <translation>审计日志是否仍是当初写下的内容；否则退出码为 5</translation>
    </message>
    <message>
        <source>cost: nothing, it is asked on this computer</source>
        <translation>费用：无，在本机上提问</translation>
    </message>
    <message>
        <source>the folder to watch</source>
        <translation>要监视的文件夹</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>Watching %1; Ctrl-C ends it.</source>
        <translation>正在监视 %1；按 Ctrl-C 结束。</translation>
    </message>
    <message>
        <source>a job for whatever comes into a folder, each time</source>
        <translation>每当文件夹中有新文件到达，就为其建立一个任务</translation>
    </message>
    <message>
        <source>files that are there already, too</source>
        <translation>已在其中的文件也算</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no row of the job.</source>
        <translation>“%1”不是该任务的行。</translation>
    </message>
    <message>
        <source>Rows count from 1 to %1, in the order of the inputs.</source>
        <translation>行号从 1 到 %1，按输入的顺序。</translation>
    </message>
    <message>
        <source>The job has no column &quot;%1&quot;.</source>
        <translation>该任务没有列“%1”。</translation>
    </message>
    <message>
        <source>Its columns: %1.</source>
        <translation>它的列：%1。</translation>
    </message>
    <message>
        <source>a person&apos;s yes to answers</source>
        <translation>由人确认回答</translation>
    </message>
    <message>
        <source>what an answer should say; the model&apos;s stays beside it</source>
        <translation>回答应有的内容；模型的回答仍保留在旁</translation>
    </message>
    <message>
        <source>rows of this sheet of the workbook</source>
        <translation>取工作簿中这个工作表的行</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing of the job is kept.</source>
        <translation>没有发送任何内容，任务也未保留。</translation>
    </message>
    <message>
        <source>Chats are not stored in this profile.</source>
        <translation>此配置不保存对话。</translation>
    </message>
    <message>
        <source>Allow it with &quot;spyhop-cli privacy grant chats&quot;.</source>
        <translation>用 &quot;spyhop-cli privacy grant chats&quot; 允许保存。</translation>
    </message>
    <message>
        <source>There is no chat &quot;%1&quot;.</source>
        <translation>没有对话 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli chats list&quot; names those there are.</source>
        <translation>&quot;spyhop-cli chats list&quot; 会列出现有的对话。</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>There is no chat yet.</source>
        <translation>还没有对话。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>%1 of %2 messages are shown: the newest.</source>
        <translation>显示 %2 条消息中最新的 %1 条。</translation>
    </message>
    <message>
        <source>Interrupted. What is imported stays; the same file goes on where it was.</source>
        <translation>已中断。已导入的内容会保留；再次导入同一文件会从中断处继续。</translation>
    </message>
    <message>
        <source>%1 of %2 chats</source>
        <translation>%1/%2 个对话</translation>
    </message>
    <message>
        <source>chats as Markdown, JSON, HTML, Word, PDF</source>
        <translation>把对话导出为 Markdown、JSON、HTML、Word、PDF</translation>
    </message>
    <message>
        <source>where to; the ending names the format: .md, .json, .html, .docx, .pdf</source>
        <translation>写到哪里；扩展名决定格式：.md、.json、.html、.docx、.pdf</translation>
    </message>
    <message>
        <source>for a folder, one file a chat: md, json, html, docx, pdf</source>
        <translation>写入文件夹时每个对话一个文件：md、json、html、docx、pdf</translation>
    </message>
    <message>
        <source>all chats</source>
        <translation>所有对话</translation>
    </message>
    <message>
        <source>the chats of this profile</source>
        <translation>此配置中的对话</translation>
    </message>
    <message>
        <source>what was said in a chat</source>
        <translation>一个对话的内容</translation>
    </message>
    <message>
        <source>messages that hold all these words</source>
        <translation>含有所有这些词的消息</translation>
    </message>
    <message>
        <source>chats of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT</source>
        <translation>导入 ChatGPT、Open WebUI、Chatbox、Cherry Studio、ShareGPT 的对话</translation>
    </message>
    <message>
        <source>what leaves with a placeholder in its place: keys, cards, ids, phones, emails</source>
        <translation>哪些内容以占位符代替后再发出：keys、cards、ids、phones、emails</translation>
    </message>
    <message>
        <source>--store is keychain, pkcs11 or vault, not &quot;%1&quot;.</source>
        <translation>--store 可为 keychain、pkcs11 或 vault，而非“%1”。</translation>
    </message>
    <message>
        <source>Choose another place with --store pkcs11 or --store vault, or use env:NAME in the settings.</source>
        <translation>可用 --store pkcs11 或 --store vault 另选存放处，或在设置中使用 env:NAME。</translation>
    </message>
    <message>
        <source>No token that can seal keys was found.</source>
        <translation>没有找到能封存密钥的令牌。</translation>
    </message>
    <message>
        <source>There are several tokens.</source>
        <translation>有多个令牌。</translation>
    </message>
    <message>
        <source>Choose one with &quot;spyhop-cli keys tokens --use LABEL [--module PATH]&quot;.</source>
        <translation>请用“spyhop-cli keys tokens --use LABEL [--module PATH]”选择一个。</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>No endpoint uses a key, and neither vault nor token holds one.</source>
        <translation>没有端点使用密钥，保险库和令牌中也没有密钥。</translation>
    </message>
    <message>
        <source>the keys that endpoints refer to, and those in vault and token</source>
        <translation>端点引用的密钥，以及保险库和令牌中的密钥</translation>
    </message>
    <message>
        <source>others may read it</source>
        <translation>他人可读</translation>
    </message>
    <message>
        <source>left by</source>
        <translation>遗留者</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No key was found where other programs keep theirs.</source>
        <translation>在其他程序存放密钥的位置没有发现密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) lie open. Nothing was changed: store them with &quot;spyhop-cli keys set NAME&quot;, then remove them there, and have those that others could read replaced.</source>
        <translation>
            <numerusform>有 %n 个密钥明文存放。未作任何改动：请用“spyhop-cli keys set NAME”存入，再从原处删除，并更换可能被他人读到的密钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>finds keys that other programs left in plain files, and only reports</source>
        <translation>查找其他程序留在明文文件中的密钥，只报告</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>已设 PIN</translation>
    </message>
    <message>
        <source>a wrong PIN was given</source>
        <translation>曾输错 PIN</translation>
    </message>
    <message>
        <source>one more wrong PIN locks it</source>
        <translation>再错一次即锁定</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>no PIN set</source>
        <translation>未设 PIN</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>No token was found. Name its library with --module PATH.</source>
        <translation>没有找到令牌。请用 --module PATH 指明它的库。</translation>
    </message>
    <message>
        <source>&quot;keys set NAME --store pkcs11&quot; seals keys with the token &quot;%1&quot; from now on.</source>
        <translation>“keys set NAME --store pkcs11”从现在起用令牌“%1”封存密钥。</translation>
    </message>
    <message>
        <source>There is no token &quot;%1&quot;.</source>
        <translation>没有令牌“%1”。</translation>
    </message>
    <message>
        <source>Name its library with --module PATH.</source>
        <translation>请用 --module PATH 指明它的库。</translation>
    </message>
    <message>
        <source>the hardware tokens at this computer, and which of them seals keys</source>
        <translation>本机的硬件令牌，以及由哪一个封存密钥</translation>
    </message>
    <message>
        <source>seals keys with this token</source>
        <translation>用这个令牌封存密钥</translation>
    </message>
    <message>
        <source>the token&apos;s PKCS#11 library</source>
        <translation>令牌的 PKCS#11 库</translation>
    </message>
    <message>
        <source>--mask does not know &quot;%1&quot;.</source>
        <translation>--mask 不认识 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>Known: keys, cards, ids, phones, emails; all, none.</source>
        <translation>可用：keys、cards、ids、phones、emails；all、none。</translation>
    </message>
    <message>
        <source>PIN of the token &quot;%1&quot;:</source>
        <translation>令牌“%1”的 PIN：</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <translation>%1，第 %2 行第 %3 列：%4</translation>
    </message>
    <message numerus="yes">
        <source>%1 can be used: %n rule(s).</source>
        <translation>
            <numerusform>%1 可以使用：%n 条规则。</numerusform>
        </translation>
    </message>
    <message>
        <source>--resource is missing.</source>
        <translation>缺少 --resource。</translation>
    </message>
    <message>
        <source>Write --resource api:MODEL.</source>
        <translation>请写 --resource api:模型。</translation>
    </message>
    <message>
        <source>--tier is one of edge, api, self-hosted, basics.</source>
        <translation>--tier 只能是 edge、api、self-hosted、basics 之一。</translation>
    </message>
    <message>
        <source>One FILE at most.</source>
        <translation>最多一个 FILE。</translation>
    </message>
    <message>
        <source>Asked for %1; rules without a zone go by this computer&apos;s, %2.</source>
        <translation>按 %1 询问；没有写时区的规则按本机时区 %2。</translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation>从 %1 起重新允许。</translation>
    </message>
    <message>
        <source>whether a policy can be read, and what is odd about it</source>
        <translation>策略能否读取，有哪些可疑之处</translation>
    </message>
    <message>
        <source>allow or deny, and by which rule; without FILE by what is in force</source>
        <translation>允许还是拒绝，依据哪条规则；不给 FILE 时按生效的策略</translation>
    </message>
    <message>
        <source>who asks (else you, with your teams)</source>
        <translation>谁在询问（否则是您和您的团队）</translation>
    </message>
    <message>
        <source>a team of theirs; may be repeated</source>
        <translation>其所在团队；可重复</translation>
    </message>
    <message>
        <source>api:MODEL or endpoint:HOST</source>
        <translation>api:模型 或 endpoint:主机</translation>
    </message>
    <message>
        <source>HH:MM today, or ISO 8601 (else now)</source>
        <translation>今天的 HH:MM，或 ISO 8601（否则为现在）</translation>
    </message>
    <message>
        <source>source address (else there is none)</source>
        <translation>源地址（否则没有）</translation>
    </message>
    <message>
        <source>edge, api, self-hosted or basics</source>
        <translation>edge、api、self-hosted 或 basics</translation>
    </message>
    <message>
        <source>of prompt and longest answer</source>
        <translation>提示与最长回答合计</translation>
    </message>
    <message>
        <source>how many travel along</source>
        <translation>随附多少个</translation>
    </message>
    <message>
        <source>--store is keychain, pkcs11 or passphrase, not &quot;%1&quot;.</source>
        <translation>--store 可为 keychain、pkcs11 或 passphrase，而非“%1”。</translation>
    </message>
    <message>
        <source>Interrupted. What is left is sealed anew when the stored data is next opened.</source>
        <translation>已中断。其余内容将在下次打开时重新封存。</translation>
    </message>
    <message>
        <source>where the data key goes to if there is none yet</source>
        <translation>尚无数据密钥时，把它放在哪里</translation>
    </message>
    <message>
        <source>a new data key, and everything stored is sealed anew</source>
        <translation>换新数据密钥，并重新封存全部内容</translation>
    </message>
    <message>
        <source>where the new data key goes to; where the old one is, if not given</source>
        <translation>新数据密钥放在哪里；未指定时放在原处</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli prompts list&quot; names those there are.</source>
        <translation>“spyhop-cli prompts list”会列出已有的。</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>text</source>
        <translation>内容</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) and role(s) were imported.</source>
        <translation>
            <numerusform>已导入 %n 个提示词和角色。</numerusform>
        </translation>
    </message>
    <message>
        <source>a role instead of a prompt</source>
        <translation>角色而不是提示词</translation>
    </message>
    <message>
        <source>saved prompts and roles</source>
        <translation>已保存的提示词和角色</translation>
    </message>
    <message>
        <source>the text of one</source>
        <translation>其中一个的内容</translation>
    </message>
    <message>
        <source>keeps a text under a name</source>
        <translation>以某个名称保存内容</translation>
    </message>
    <message>
        <source>forgets one</source>
        <translation>删除其中一个</translation>
    </message>
    <message>
        <source>adds those of a file</source>
        <translation>添加文件中的内容</translation>
    </message>
    <message>
        <source>writes all of them to a file</source>
        <translation>将全部写入文件</translation>
    </message>
    <message>
        <source>The task &quot;%1&quot; is over (%2); there is nothing to cancel.</source>
        <translation>任务“%1”已结束（%2），没有可取消的内容。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks show %1&quot; prints what it was answered.</source>
        <translation>“spyhop-cli tasks show %1”会打印它的回答。</translation>
    </message>
    <message>
        <source>Teams: %1</source>
        <translation>团队：%1</translation>
    </message>
    <message>
        <source>The administrator says so in %1.</source>
        <translation>由管理员在 %1 中规定。</translation>
    </message>
    <message>
        <source>the user and the teams that policy and audit see</source>
        <translation>策略和审计所见的用户与团队</translation>
    </message>
    <message>
        <source>--out FILE says where the backup goes.</source>
        <translation>--out FILE 指明备份写到哪里。</translation>
    </message>
    <message>
        <source>A passphrase for the backup:</source>
        <translation>备份的口令：</translation>
    </message>
    <message>
        <source>Written. It opens with its passphrase alone; keys in keychain and token are not in it.</source>
        <translation>已写入。只能用其口令打开；钥匙串和令牌中的密钥不在其中。</translation>
    </message>
    <message>
        <source>the backup file</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Passphrase of the backup:</source>
        <translation>备份的口令：</translation>
    </message>
    <message>
        <source>Restored; what was there lies beside it as NAME.before-restore. The stored data opens with the backup&apos;s passphrase; &quot;privacy rotate --store keychain&quot; puts a new key into the keychain.</source>
        <translation>已恢复；原有内容以 NAME.before-restore 留在旁边。所存内容用备份的口令打开；“privacy rotate --store keychain”会把新密钥放入钥匙串。</translation>
    </message>
    <message>
        <source>everything stored, and the key to it, in one file that a passphrase seals</source>
        <translation>把所存内容及其密钥写入一个用口令封存的文件</translation>
    </message>
    <message>
        <source>where the backup goes</source>
        <translation>备份写到哪里</translation>
    </message>
    <message>
        <source>puts a backup in the place of this profile</source>
        <translation>用备份替换此配置</translation>
    </message>
    <message>
        <source>hold it against checkpoints that were copied to another place, or an extract of the system&apos;s log</source>
        <translation>与复制到别处的检查点，或系统日志的摘录进行比对</translation>
    </message>
    <message>
        <source>5, too, where no signature proves all of it</source>
        <translation>没有签名能证明全部内容时也返回 5</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) had come and could not be stored, since the disk is full: they will be asked for again.</source>
        <translation>
            <numerusform>已收到 %n 个回答，但因磁盘已满而无法保存：它们将被重新请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>now</source>
        <translation>正在监视</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>There is no watched folder &quot;%1&quot;.</source>
        <translation>没有名为“%1”的监视文件夹。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch watches&quot; names those there are.</source>
        <translation>“spyhop-cli batch watches”会列出现有的。</translation>
    </message>
    <message>
        <source>Stop it there.</source>
        <translation>请在那里停止。</translation>
    </message>
    <message>
        <source>The folder is watched no longer; its jobs stay.</source>
        <translation>不再监视该文件夹；其任务保留。</translation>
    </message>
    <message>
        <source>the folders that the window watches</source>
        <translation>窗口正在监视的文件夹</translation>
    </message>
    <message>
        <source>watches this one no longer</source>
        <translation>不再监视这一个</translation>
    </message>
    <message>
        <source>asks the provider not to keep what it is sent</source>
        <translation>请求服务商不保存发送的内容</translation>
    </message>
    <message>
        <source>does not, where that is usual</source>
        <translation>不作此请求（默认会请求的服务商）</translation>
    </message>
    <message>
        <source>lacks %1</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>It is asked not to keep what it is sent: %1</source>
        <translation>已请求其不保存发送的内容：%1</translation>
    </message>
    <message>
        <source>It could be asked not to keep what it is sent: %1</source>
        <translation>可以请求其不保存发送的内容：%1</translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation>该地址没有已知的“不保存”开关。</translation>
    </message>
    <message>
        <source>From now on tasks and batches may stay at the provider until they are done.</source>
        <translation>从现在起，任务和批处理可以留在服务商处，直到完成。</translation>
    </message>
    <message>
        <source>asks these models too, at once; the answers come one after the other</source>
        <translation>同时询问这些模型；回答依次输出</translation>
    </message>
    <message>
        <source>nothing of it is kept: no cached answer, no text or digest in the audit log</source>
        <translation>不留任何内容：不用缓存回答，审计日志中没有正文和摘要</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 Token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>--async and --%1 exclude each other.</source>
        <translation>--async 与 --%1 不能同时使用。</translation>
    </message>
    <message>
        <source>--compare names &quot;%1&quot; twice.</source>
        <translation>--compare 中 “%1” 出现了两次。</translation>
    </message>
    <message>
        <source>--compare takes one or two models, parted by a comma.</source>
        <translation>--compare 接受一个或两个模型，用逗号分隔。</translation>
    </message>
    <message>
        <source>They are asked besides the one that --model names.</source>
        <translation>除 --model 指定的模型外，还会询问它们。</translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more segment(s) (--json).</source>
        <translation>
            <numerusform>另有 %n 段也是如此（见 --json）。</numerusform>
        </translation>
    </message>
    <message>
        <source>time: when the provider finds it, within a day</source>
        <translation>时间：由服务商安排，一天之内</translation>
    </message>
    <message>
        <source>how many tokens the model takes is not known: a document that is too long is split only once the server says so</source>
        <translation>不清楚该模型一次能处理多少 token：过长的文档要等服务器提示后才会拆分</translation>
    </message>
    <message numerus="yes">
        <source>A job of %n file(s) was not begun. &quot;spyhop-cli batch resume %1&quot; does it.</source>
        <translation>
            <numerusform>一个含 %n 个文件的任务尚未开始。可用“spyhop-cli batch resume %1”执行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A job of %n file(s) was not begun, and nothing of it is kept.</source>
        <translation>
            <numerusform>一个含 %n 个文件的任务尚未开始，其内容未保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) from job %1, not paid for again</source>
        <translation>
            <numerusform>%n 条答案取自任务 %1，未再计费</numerusform>
        </translation>
    </message>
    <message>
        <source>The job &quot;%1&quot; and its results were removed. Exported files stay.</source>
        <translation>任务“%1”及其结果已移除。已导出的文件保留。</translation>
    </message>
    <message>
        <source>rows once more, of --model or the job&apos;s own; the rest stays as it is</source>
        <translation>把指定的行重新提问，使用 --model 或任务原来的模型；其余不变</translation>
    </message>
    <message>
        <source>a job with its results, for good; exported files stay</source>
        <translation>永久移除任务及其结果；已导出的文件保留</translation>
    </message>
    <message>
        <source>%1 of %2 items are pending. &quot;spyhop-cli batch resume %3&quot; does them.</source>
        <translation>还有 %1 项（共 %2 项）待处理。可用“spyhop-cli batch resume %3”继续。</translation>
    </message>
    <message>
        <source>That is too long: %1 bytes at most. Nothing of it was used.</source>
        <translation>输入过长：最多 %1 字节。输入的内容未被采用。</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>a sum that is not known</source>
        <translation>未知金额</translation>
    </message>
    <message>
        <source>cost: nothing while %1 answers; up to %2 if %3 takes over</source>
        <translation>费用：%1 应答时为零；若由 %3 接替，最多 %2</translation>
    </message>
    <message>
        <source>cost: nothing, it is asked on this computer alone (with --tier auto %1 could take over, for up to %2)</source>
        <translation>费用：零，只在本机提问（用 --tier auto 时可由 %1 接替，最多 %2）</translation>
    </message>
    <message>
        <source>time: about %1, until %2</source>
        <translation>时间：约 %1，到 %2</translation>
    </message>
    <message>
        <source>Its program ended in the middle: what was under way is pending. &quot;spyhop-cli batch resume %1&quot; goes on.</source>
        <translation>程序中途结束：进行中的项目现为等待状态。“spyhop-cli batch resume %1”可继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it once the job has gone on.</source>
        <translation>
            <numerusform>有 %n 次调用可能被计费两次：无人得知第一次的结果。任务继续后，费用中会包含其估计值。</numerusform>
        </translation>
    </message>
    <message>
        <source>read: %1</source>
        <translation>已读取：%1</translation>
    </message>
    <message>
        <source>which endpoints may answer; auto: priced ones too when this computer&apos;s do not</source>
        <translation>哪些端点可以回答；auto：本机不应答时也可用收费端点</translation>
    </message>
    <message>
        <source>pauses when nobody has answered for so long (90s, 10m, 2h; 10m by default)</source>
        <translation>这么久无人应答时暂停（90s、10m、2h；默认 10m）</translation>
    </message>
    <message>
        <source>--tier is auto, edge, api or self-hosted, not &quot;%1&quot;.</source>
        <translation>--tier 应为 auto、edge、api 或 self-hosted，而不是“%1”。</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>row %1: what you corrected stands; the new answer is kept beside it.</source>
        <translation>第 %1 行：您的更正仍然有效；新的回答保留在旁边。</translation>
    </message>
    <message>
        <source>--context is MODEL=TOKENS, not &quot;%1&quot;.</source>
        <translation>--context 的形式是 MODEL=TOKENS，而不是“%1”。</translation>
    </message>
    <message>
        <source>what one of its models holds, where nobody tells, or tells wrong</source>
        <translation>它的某个模型能容纳多少，用于无人告知或告知有误的情况</translation>
    </message>
    <message>
        <source>The chats that are stored can still be read; what is said further in them is not stored.</source>
        <translation>已存储的对话仍可查看；其中后续的内容不再存储。</translation>
    </message>
    <message>
        <source>Nothing new is stored: no chat, no batch, no cache.</source>
        <translation>不存储任何新内容：没有对话、批量任务或缓存。</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>Records: %1, damaged: %2</source>
        <translation>记录：%1，已损坏：%2</translation>
    </message>
    <message>
        <source>Some stored records are damaged; each costs itself only.</source>
        <translation>部分已存记录已损坏；每条损坏只影响其自身。</translation>
    </message>
    <message>
        <source>Restore a backup with &quot;spyhop-cli privacy restore&quot; if you need them.</source>
        <translation>如需找回，请用 &quot;spyhop-cli privacy restore&quot; 恢复备份。</translation>
    </message>
    <message>
        <source>A job that is stored goes on being stored until it is done or deleted.</source>
        <translation>已存储的任务会继续存储，直到完成或被删除。</translation>
    </message>
    <message>
        <source>opens everything that is stored, and names what is damaged</source>
        <translation>打开所有已存内容，并列出损坏的部分</translation>
    </message>
    <message>
        <source>There is a template &quot;%1&quot; already.</source>
        <translation>已有名为“%1”的模板。</translation>
    </message>
    <message>
        <source>Give it another name, or --force to replace it.</source>
        <translation>换一个名称，或用 --force 覆盖它。</translation>
    </message>
    <message>
        <source>a template of that name is replaced</source>
        <translation>覆盖同名模板</translation>
    </message>
    <message>
        <source>The prompt of this call was not kept.</source>
        <translation>这次调用的提示词没有保留。</translation>
    </message>
    <message>
        <source>Parts are signed, and the key that proves them is not at hand: open the key store and verify again.</source>
        <translation>部分内容已签名，但用于证明的密钥当前不可用：请打开密钥存储后再次验证。</translation>
    </message>
    <message>
        <source>with pictures, of which %1 takes none: about %2, which fail unasked</source>
        <translation>含图片而 %1 不接受图片：约 %2 个，不会提问，直接失败</translation>
    </message>
    <message>
        <source>The computer goes to sleep, so nothing more is asked.</source>
        <translation>电脑即将休眠，不再发送新的请求。</translation>
    </message>
    <message>
        <source>The computer goes to sleep; the job goes on when it is awake again.</source>
        <translation>电脑即将休眠；唤醒后任务会继续。</translation>
    </message>
    <message>
        <source>The computer is awake again: the job goes on.</source>
        <translation>电脑已唤醒：任务继续进行。</translation>
    </message>
    <message>
        <source>Privacy: %1.</source>
        <translation>隐私：%1。</translation>
    </message>
    <message>
        <source>masked: %1</source>
        <translation>遮蔽：%1</translation>
    </message>
    <message>
        <source>not sent, a failed item: %1</source>
        <translation>不发送，该条目失败：%1</translation>
    </message>
    <message>
        <source>sent as they are: %1</source>
        <translation>原样发送：%1</translation>
    </message>
    <message>
        <source>Privacy: %1. Each item&apos;s receipt says what was found.</source>
        <translation>隐私：%1。每个条目的凭据写明找到了什么。</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>Choose another name, or let it be replaced with --replace.</source>
        <translation>请换一个名称，或用 --replace 替换它。</translation>
    </message>
    <message>
        <source>No file can be written there.</source>
        <translation>无法在那里写入文件。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请换一个位置。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>These keys are not in the token for this profile; store them anew with &quot;spyhop-cli keys set NAME --store pkcs11&quot;: %1.</source>
        <translation>令牌中没有此配置的以下密钥，请用“spyhop-cli keys set NAME --store pkcs11”重新保存：%1。</translation>
    </message>
    <message>
        <source>also where there is a file of this name</source>
        <translation>即使已有同名文件</translation>
    </message>
    <message>
        <source>It stopped itself: %1</source>
        <translation>任务已自行停止：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it.</source>
        <translation>
            <numerusform>%n 次调用可能重复计费：第一次如何结束无从得知。费用中包含对它的估算。</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows: %1 and %2 more</source>
        <translation>行：%1，另有 %2 行</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>行：%1</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>what the whole job may cost, with what it has cost so far</source>
        <translation>整个任务（含已花费的部分）的费用上限</translation>
    </message>
    <message>
        <source>it is looked at now</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>for nothing, as it is asked on this computer</source>
        <translation>不花费用，因为是在本机上询问</translation>
    </message>
    <message>
        <source>--currency is three letters, such as USD or CNY, not &quot;%1&quot;.</source>
        <translation>--currency 是三个字母，例如 USD 或 CNY，而不是“%1”。</translation>
    </message>
    <message>
        <source>what its account is charged in, where no balance tells</source>
        <translation>账户以何种货币计费（余额不能说明时）</translation>
    </message>
    <message>
        <source>what a million tokens of one of its models cost</source>
        <translation>其某个模型每百万词元的价格</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>没有清除任何内容。</translation>
    </message>
    <message>
        <source>If you cannot reach it any more: &quot;spyhop-cli privacy erase --without-key-store&quot;.</source>
        <translation>如果已无法再访问它：&quot;spyhop-cli privacy erase --without-key-store&quot;。</translation>
    </message>
    <message>
        <source>The stored data is removed, and the keys in the vault. The data key may still lie in: %1. It opens nothing that is here any more, but it would open copies of the files that were made elsewhere, and prompts in the audit log. Settings, API keys in keychain and token and the audit log stay.</source>
        <translation>已保存的数据和保险库中的密钥已删除。数据密钥可能仍在：%1。它已打不开这里的任何内容，但能打开在别处制作的文件副本和审计日志中的提示词。设置、系统钥匙串和令牌中的 API 密钥以及审计日志仍保留。</translation>
    </message>
    <message>
        <source>The data key is destroyed, and with it the keys in the vault; the stored data is removed. Settings, API keys in keychain and token and the audit log stay; prompts that were kept in that log open no more.</source>
        <translation>数据密钥已销毁，保险库中的密钥也随之失效；已保存的数据已删除。设置、系统钥匙串和令牌中的 API 密钥以及审计日志仍保留；其中保存的提示词不再能打开。</translation>
    </message>
    <message>
        <source>also where keychain or token refuses: the data key may then stay there</source>
        <translation>即使钥匙串或令牌拒绝也照样抹除：此时数据密钥可能留在其中</translation>
    </message>
    <message>
        <source>nobody is asked whether that is meant</source>
        <translation>不再询问是否确定</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are still at %1 and may be charged; &quot;spyhop-cli batch resume %2&quot; fetches the answers.</source>
        <translation>
            <numerusform>仍有 %n 个请求在 %1，可能会计费；用“spyhop-cli batch resume %2”取回回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <comment>typed as an answer</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>The name says its place already; --store is too much.</source>
        <translation>名称已指明位置，不必再用 --store。</translation>
    </message>
    <message>
        <source>These endpoints still refer to it: %1.</source>
        <translation>以下端点仍引用它：%1。</translation>
    </message>
    <message>
        <source>On this computer, with the trash: chats %1, jobs %2, tasks %3, prompts and roles %4, watched folders %5.</source>
        <translation>本机已有（含回收站）：对话 %1 个，任务 %2 个，单项任务 %3 个，提示词和角色 %4 个，监视的文件夹 %5 个。</translation>
    </message>
    <message numerus="yes">
        <source>Held against %n copied checkpoint(s).</source>
        <translation>
            <numerusform>已与 %n 个复制的检查点比对。</numerusform>
        </translation>
    </message>
    <message>
        <source>--max-cost and --max-total are of two currencies.</source>
        <translation>--max-cost 与 --max-total 的货币不同。</translation>
    </message>
    <message>
        <source>Name both in one.</source>
        <translation>请用同一种货币写明两者。</translation>
    </message>
    <message>
        <source>All its jobs together may cost at most %1.</source>
        <translation>其所有任务合计最多花费 %1。</translation>
    </message>
    <message>
        <source>Each job may cost at most %1; --max-total limits them all together.</source>
        <translation>每个任务最多花费 %1；--max-total 限制所有任务的合计。</translation>
    </message>
    <message>
        <source>What all jobs together may cost (%1) is reached.</source>
        <translation>所有任务合计的费用上限（%1）已达到。</translation>
    </message>
    <message>
        <source>Watch again with another --max-total.</source>
        <translation>请用另一个 --max-total 重新监视。</translation>
    </message>
    <message>
        <source>each job stops before it costs more; all together: --max-total</source>
        <translation>每个任务在超出此费用前停止；合计上限：--max-total</translation>
    </message>
    <message>
        <source>what all jobs of this watch may cost together; it ends there</source>
        <translation>此次监视的所有任务合计可花费的金额；到此即结束</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>a job costs at most</source>
        <translation>每个任务最多花费</translation>
    </message>
    <message>
        <source>asked of</source>
        <translation>提问对象</translation>
    </message>
    <message>
        <source>%1, or others for money</source>
        <translation>%1，或其他付费端点</translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation>钥匙串正在要求输入密码。</translation>
    </message>
    <message>
        <source>%1 can be used. At least: %2.</source>
        <translation>%1 可以使用。至少：%2。</translation>
    </message>
    <message>
        <source>No endpoint was named, and rules speak of some: it may be otherwise there (--endpoint).</source>
        <translation>未指明端点，而有规则涉及端点：在那里结果可能不同（--endpoint）。</translation>
    </message>
    <message>
        <source>Everything that is stored is destroyed: chats, jobs, prompts, the keys in the vault. Nobody can bring it back.</source>
        <translation>已保存的一切都将销毁：对话、任务、提示词以及保险库中的密钥。任何人都无法恢复。</translation>
    </message>
    <message>
        <source>The audit log&apos;s key lies in the vault too: who wrote what is in the log so far can be proved no more (“Integrity only”).</source>
        <translation>审计日志的密钥也在保险库中：日志中已有的内容由谁写入，将不再能证明（“仅完整性”）。</translation>
    </message>
    <message>
        <source>Type yes to go on:</source>
        <translation>输入 yes 或“是”继续：</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>The shipped template %1:</source>
        <translation>自带模板 %1：</translation>
    </message>
    <message>
        <source>From %1:</source>
        <translation>来自 %1：</translation>
    </message>
    <message>
        <source>By this name it is found before the shipped template %1.</source>
        <translation>按此名称查找时，它先于自带模板 %1。</translation>
    </message>
    <message>
        <source>No watch is stored.</source>
        <translation>没有已存储的监视。</translation>
    </message>
    <message>
        <source>%1: %2 with %3 imported.</source>
        <translation>%1：已导入 %2，共 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were here already.</source>
        <translation>
            <numerusform>%n 个对话已经存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries hold nothing that could be read.</source>
        <translation>
            <numerusform>%n 项没有可读的内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were left out: pictures, tool calls and the like.</source>
        <translation>
            <numerusform>%n 部分未导入：图片、工具调用等。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything stored is sealed with a new data key.</source>
        <translation>全部内容已用新数据密钥封存。</translation>
    </message>
    <message>
        <source>endpoints of which tier may answer</source>
        <translation>允许由哪个层级的端点回答</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written.</source>
        <translation>
            <numerusform>已写入 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>where its models run</source>
        <translation>其模型运行的位置</translation>
    </message>
    <message>
        <source>Not looked into, since it is too large: %1</source>
        <translation>文件过大，未检查：%1</translation>
    </message>
    <message>
        <source>sends a prompt that is too long by an estimate alone: the server will say</source>
        <translation>仅按估计值过长的提示词仍然发送：由服务器判断</translation>
    </message>
    <message>
        <source>Not of the log: &quot;%1&quot; lies in its folder, and nothing reads it.</source>
        <translation>不属于日志：“%1”位于日志文件夹中，但没有任何程序读取它。</translation>
    </message>
    <message numerus="yes">
        <source>%n more such file(s) (--json).</source>
        <translation>
            <numerusform>另有 %n 个此类文件（--json）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts are signed, and the key that proves them is not here: no key store answers, or it was destroyed with what was erased. For them, integrity only.</source>
        <translation>部分内容已签名，但用于证明的密钥不在这里：没有可用的密钥存储，或者它已随被抹除的内容一起销毁。这些部分只能验证完整性。</translation>
    </message>
    <message>
        <source>answered by earlier jobs, and not paid for again: about %1</source>
        <translation>已由先前的任务回答、不再付费：约 %1 项</translation>
    </message>
    <message>
        <source>waits until</source>
        <translation>等到</translation>
    </message>
    <message>
        <source>none of those whose outcome is unknown</source>
        <translation>不含结果未知的项</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 项结果未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Some items failed. &quot;spyhop-cli batch retry %1 --failed&quot; tries those alone once more.</source>
        <translation>有些项失败了。“spyhop-cli batch retry %1 --failed”只重试这些项。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are unknown: nobody can say whether the provider took them, and they may be charged.</source>
        <translation>
            <numerusform>%n 项结果未知：无法得知提供商是否已接收，可能会计费。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch resume %1&quot; looks for them first; &quot;spyhop-cli batch retry %1&quot; sends them again, possibly for a second charge.</source>
        <translation>“spyhop-cli batch resume %1”会先查找它们；“spyhop-cli batch retry %1”会重新发送，可能再次计费。</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch retry %1&quot; sends them again, possibly for a second charge.</source>
        <translation>“spyhop-cli batch retry %1”会重新发送它们，可能再次计费。</translation>
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
    <name>spyhop::batch::Callbacks</name>
    <message>
        <source>This is neither an address on the web nor one of this computer.</source>
        <translation>这既不是网址，也不是本机地址。</translation>
    </message>
    <message>
        <source>Write one such as https://example.com/done or 192.168.1.20, or nothing.</source>
        <translation>请填写类似 https://example.com/done 或 192.168.1.20 的地址，或者留空。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Attachments</name>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <translation>%1 × %2 像素，%3</translation>
    </message>
    <message>
        <source>%1 lines, %2 characters</source>
        <translation>%1 行，%2 个字符</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 行 × %2 列</translation>
    </message>
    <message>
        <source>Sound cannot be sent: no model here takes it yet.</source>
        <translation>无法发送声音：目前没有接受声音的模型。</translation>
    </message>
    <message>
        <source>Attach its transcript.</source>
        <translation>请附上它的文字稿。</translation>
    </message>
    <message>
        <source>Video cannot be sent: no model here takes it yet.</source>
        <translation>无法发送视频：目前没有接受视频的模型。</translation>
    </message>
    <message>
        <source>Attach single pictures or its transcript.</source>
        <translation>请附上单张图片或它的文字稿。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>The folder has more than can be looked through here: not all of it was attached.</source>
        <translation>文件夹内容过多，无法全部查看：只附加了其中一部分。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder were left out: %1</source>
        <translation>
            <numerusform>文件夹中有 %n 个文件未附加：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>1 line, %1 characters</source>
        <translation>1 行，%1 个字符</translation>
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
    <message>
        <source>There is no such question in this chat.</source>
        <translation>这个对话中没有这个问题。</translation>
    </message>
    <message>
        <source>Only a question can be asked in other words.</source>
        <translation>只有问题才能换一种问法。</translation>
    </message>
    <message>
        <source>There is no such message in this chat.</source>
        <translation>这个对话中没有这条消息。</translation>
    </message>
    <message>
        <source>The older turns are still being summarised.</source>
        <translation>较早的对话仍在总结中。</translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation>%1 不接受图片。</translation>
    </message>
    <message>
        <source>Take the picture off, or choose a model that does.</source>
        <translation>请移除图片，或选择接受图片的模型。</translation>
    </message>
    <message>
        <source>This does not fit into what %1 takes: about %2 tokens, of %3.</source>
        <translation>超出了 %1 的容量：约 %2 个 Token，上限 %3。</translation>
    </message>
    <message>
        <source>Choose what is left out.</source>
        <translation>请选择省略哪些内容。</translation>
    </message>
    <message>
        <source>There is nothing to summarise.</source>
        <translation>没有可总结的内容。</translation>
    </message>
    <message>
        <source>There is no other answer to this question.</source>
        <translation>这个问题没有其他回答。</translation>
    </message>
    <message>
        <source>This answer is still under way.</source>
        <translation>这个回答仍在进行中。</translation>
    </message>
    <message>
        <source>A task would outlive this private chat.</source>
        <translation>任务会比这段私密对话存在得更久。</translation>
    </message>
    <message>
        <source>No question stands before this answer.</source>
        <translation>这条回答之前没有问题。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Digesting</name>
    <message>
        <source>The summary came back empty.</source>
        <translation>返回的总结是空的。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Library</name>
    <message>
        <source>There is no role “%1”.</source>
        <translation>没有角色“%1”。</translation>
    </message>
    <message>
        <source>There is no saved prompt “%1”.</source>
        <translation>没有已保存的提示词“%1”。</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>需要一个名称。</translation>
    </message>
    <message>
        <source>It needs a text.</source>
        <translation>需要有内容。</translation>
    </message>
    <message>
        <source>There is one of this name already.</source>
        <translation>已有同名的条目。</translation>
    </message>
    <message>
        <source>This is no file of saved prompts, or one of a newer version.</source>
        <translation>这不是提示词文件，或者来自更新的版本。</translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Sessions</name>
    <message>
        <source>Cut off when the program ended.</source>
        <translation>程序结束时中断。</translation>
    </message>
    <message>
        <source>A project needs a name.</source>
        <translation>项目需要一个名称。</translation>
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
    <name>spyhop::gateway::GatedCall</name>
    <message>
        <source>masked</source>
        <translation>已遮蔽</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>原样发送</translation>
    </message>
    <message>
        <source>A placeholder travelled in its place; the answer has it back.</source>
        <translation>发出的是占位符；回答里已换回原文。</translation>
    </message>
    <message>
        <source>The privacy gate only warns of it.</source>
        <translation>隐私闸门对此只提醒。</translation>
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
    <message>
        <source>It did not answer when it was asked for its models.</source>
        <translation>询问模型列表时没有应答。</translation>
    </message>
    <message>
        <source>The last call failed, and nothing was heard of it since.</source>
        <translation>上一次调用失败，此后未再收到应答。</translation>
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
    <message>
        <source>About %1 may be charged for it.</source>
        <translation>可能会为此收取约 %1。</translation>
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
    <message>
        <source>nothing is heard from %1; it is asked again</source>
        <translation>%1 没有任何回应；正在再次询问</translation>
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
    <message>
        <source>The key to what is stored lies in the token “%1”.</source>
        <translation>所存内容的密钥在令牌“%1”中。</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>它已损坏。</translation>
    </message>
    <message>
        <source>A passphrase is needed.</source>
        <translation>需要口令。</translation>
    </message>
    <message>
        <source>The data key did not come back as it was written.</source>
        <translation>读回的数据密钥与写入的不一致。</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>没有存储任何内容。</translation>
    </message>
    <message>
        <source>“spyhop-cli privacy grant --store passphrase” needs none.</source>
        <translation>“spyhop-cli privacy grant --store passphrase”不需要钥匙串。</translation>
    </message>
    <message>
        <source>The key to what is stored lies in the keychain, which is locked.</source>
        <translation>存储内容的密钥在钥匙串里，而钥匙串已锁定。</translation>
    </message>
    <message>
        <source>Have the desktop start it, as by logging in once more, then try again.</source>
        <translation>请让桌面启动它（例如重新登录），然后重试。</translation>
    </message>
    <message>
        <source>The key to what is stored is missing: nothing says any more where it lies (vault.json).</source>
        <translation>已存储内容的密钥丢失：已无法得知它在何处（vault.json）。</translation>
    </message>
    <message>
        <source>Put vault.json back, or restore a backup with “spyhop-cli privacy restore”. “spyhop-cli privacy erase” removes what cannot be read any more, and lets you begin anew.</source>
        <translation>请放回 vault.json，或用“spyhop-cli privacy restore”恢复备份。“spyhop-cli privacy erase”会移除已无法读取的内容，让您重新开始。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::EraseJob</name>
    <message>
        <source>The token “%1” is not the chosen one.</source>
        <translation>令牌“%1”不是当前选用的令牌。</translation>
    </message>
    <message>
        <source>Choose it with “spyhop-cli keys tokens --use %1”, then erase once more.</source>
        <translation>请用“spyhop-cli keys tokens --use %1”选用它，然后再次清除。</translation>
    </message>
    <message>
        <source>A data key from before a restore lies in the token “%1”.</source>
        <translation>恢复备份之前的数据密钥位于令牌“%1”中。</translation>
    </message>
    <message>
        <source>A data key from before a restore lies in the keychain.</source>
        <translation>恢复备份之前的数据密钥位于系统钥匙串中。</translation>
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
    <message>
        <source>This is no reference to a key (keychain:NAME, pkcs11:NAME, vault:NAME or env:NAME).</source>
        <translation>这不是密钥引用（keychain:NAME、pkcs11:NAME、vault:NAME 或 env:NAME）。</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1 --store pkcs11”.</source>
        <translation>请用“spyhop-cli keys set %1 --store pkcs11”存入密钥。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::LockJob</name>
    <message>
        <source>Another program is making or replacing a key of this profile.</source>
        <translation>另一个程序正在为此配置创建或更换密钥。</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后再试。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::RenewDataKeyJob</name>
    <message>
        <source>There is no key to store anything with.</source>
        <translation>没有可用于存储的密钥。</translation>
    </message>
    <message>
        <source>Allow storing with “spyhop-cli privacy grant”.</source>
        <translation>请用“spyhop-cli privacy grant”同意存储。</translation>
    </message>
    <message>
        <source>A passphrase is needed.</source>
        <translation>需要口令。</translation>
    </message>
    <message>
        <source>Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation>请在终端或 SPYHOP_PASSPHRASE 中提供口令。</translation>
    </message>
    <message>
        <source>Another program has replaced the data key meanwhile.</source>
        <translation>另一个程序在此期间更换了数据密钥。</translation>
    </message>
    <message>
        <source>Start Spyhop again, then renew it.</source>
        <translation>请重新启动 Spyhop，然后再更换密钥。</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::Token</name>
    <message>
        <source>No token is chosen.</source>
        <translation>尚未选择令牌。</translation>
    </message>
    <message>
        <source>Choose one with “spyhop-cli keys tokens --use LABEL”.</source>
        <translation>请用“spyhop-cli keys tokens --use LABEL”选择一个。</translation>
    </message>
    <message>
        <source>Use another token, or the keychain.</source>
        <translation>请换一个令牌，或使用钥匙串。</translation>
    </message>
    <message>
        <source>The token cannot seal keys: it lacks %1.</source>
        <translation>该令牌无法封存密钥：缺少 %1。</translation>
    </message>
</context>
<context>
    <name>spyhop::model::PrivacyGate</name>
    <message numerus="yes">
        <source>%n key(s) or password(s)</source>
        <translation>
            <numerusform>%n 个密钥或密码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card number(s)</source>
        <translation>
            <numerusform>%n 个卡号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity number(s)</source>
        <translation>
            <numerusform>%n 个证件号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telephone number(s)</source>
        <translation>
            <numerusform>%n 个电话号码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail address(es)</source>
        <translation>
            <numerusform>%n 个邮箱地址</numerusform>
        </translation>
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
    <name>spyhop::observe::Audit</name>
    <message>
        <source>There is no audit log yet.</source>
        <translation>还没有审计日志。</translation>
    </message>
    <message>
        <source>It begins with the first call.</source>
        <translation>它从第一次调用开始。</translation>
    </message>
    <message>
        <source>The entry is not there any more.</source>
        <translation>这条记录已不存在。</translation>
    </message>
    <message>
        <source>The audit log could not be written (%1).</source>
        <translation>无法写入审计日志（%1）。</translation>
    </message>
    <message>
        <source>Nothing is sent that cannot be logged. Make room on the disk, or mend its rights.</source>
        <translation>无法记录的请求不会发出。请腾出磁盘空间，或修正其权限。</translation>
    </message>
    <message>
        <source>The audit log&apos;s list of segments is held by another process.</source>
        <translation>审计日志的段清单被另一个进程占用。</translation>
    </message>
    <message>
        <source>The audit log could not be locked.</source>
        <translation>无法锁定审计日志。</translation>
    </message>
    <message>
        <source>Among entries %1 to %2 of segment %3</source>
        <translation>段 %3 的第 %1 至 %2 条记录之间</translation>
    </message>
    <message>
        <source>Entry %1 of segment %2</source>
        <translation>段 %2 的第 %1 条记录</translation>
    </message>
    <message>
        <source>The list of segments is gone.</source>
        <translation>段清单不见了。</translation>
    </message>
    <message>
        <source>Row %1 of the list of segments is not what was written.</source>
        <translation>段清单的第 %1 行不是当初写下的内容。</translation>
    </message>
    <message>
        <source>The list of segments was cut off: it has %1 rows, and a checkpoint of it had %2.</source>
        <translation>段清单被截断：现有 %1 行，而检查点记载有 %2 行。</translation>
    </message>
    <message>
        <source>The list of segments is another one than that of a checkpoint of %1 rows.</source>
        <translation>段清单与 %1 行的检查点不是同一份。</translation>
    </message>
    <message>
        <source>The copied checkpoint of %1 rows was not signed by this log.</source>
        <translation>所复制的 %1 行检查点不是由本日志签名的。</translation>
    </message>
    <message>
        <source>Segment %1 is gone.</source>
        <translation>段 %1 不见了。</translation>
    </message>
    <message>
        <source>Segment %1 is in no list: somebody has put it there.</source>
        <translation>段 %1 不在任何清单中：是别人放进来的。</translation>
    </message>
    <message>
        <source>%1: not what was written (changed, moved, inserted, or something before it removed).</source>
        <translation>%1：不是当初写下的内容（被改动、移动、插入，或其前有记录被删除）。</translation>
    </message>
    <message>
        <source>Segment %1 was cut off: it ends before entry %2.</source>
        <translation>段 %1 被截断：在第 %2 条记录之前就结束了。</translation>
    </message>
    <message>
        <source>Segment %1: something was added behind its end, from entry %2 on.</source>
        <translation>段 %1：末尾之后从第 %2 条起被添加了内容。</translation>
    </message>
    <message>
        <source>This is no checkpoint of an audit log.</source>
        <translation>这不是审计日志的检查点。</translation>
    </message>
    <message numerus="yes">
        <source>Rows %1 to %2 of the list of segments were written without a signature before a later one covered them: nothing proves who wrote the first %n entries of segment %3.</source>
        <translation>
            <numerusform>段清单的第 %1 至 %2 行写入时没有签名，后来才被之后的签名覆盖：段 %3 的前 %n 条记录由谁写入，无从证明。</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoints cannot be written to %1.</source>
        <translation>检查点无法写入 %1。</translation>
    </message>
    <message>
        <source>Look whether the folder is there and takes additions. Until then nothing outside this computer vouches for the log.</source>
        <translation>请检查文件夹是否存在、是否允许追加。在此之前，本机之外没有任何东西为日志作证。</translation>
    </message>
    <message>
        <source>%1 does not answer: checkpoints wait.</source>
        <translation>%1 没有响应：检查点在等待。</translation>
    </message>
    <message>
        <source>Look whether the share can be reached. The newest is written then.</source>
        <translation>请检查共享是否可达。届时会写入最新的检查点。</translation>
    </message>
    <message>
        <source>Nothing is sent that cannot be logged. End the process that holds it, or wait for it.</source>
        <translation>无法记录的请求不会发出。请结束占用它的进程，或等待其结束。</translation>
    </message>
    <message>
        <source>A backup of %1 was restored on %2: what was logged before lies where the backup was made, not here.</source>
        <translation>%2 恢复了 %1 的备份：此前的日志在创建备份的地方，不在这里。</translation>
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
        <translation>由您选择 %1。</translation>
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
    <message>
        <source>%1 is next in priority; %2 is not allowed: %3</source>
        <translation>按优先级轮到 %1；%2 不被允许：%3</translation>
    </message>
    <message>
        <source>%1 answered in this chat before and may have it cached.</source>
        <translation>%1 此前答过这段对话，可能已有缓存。</translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation>%1 不接受图片。</translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation>请选择接受图片的模型。</translation>
    </message>
    <message>
        <source>No endpoint is known to have this model; %1 is asked all the same.</source>
        <translation>没有端点已知提供此模型；仍向 %1 提问。</translation>
    </message>
    <message>
        <source>Every endpoint that offers the model is resting after failures; %1 comes first.</source>
        <translation>提供该模型的端点都在失败后暂歇；%1 最先恢复。</translation>
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
    <name>spyhop::typeset::Formulas</name>
    <message numerus="yes">
        <source>This formula is longer than %n characters.</source>
        <translation>
            <numerusform>此公式超过 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>This formula takes too long to draw.</source>
        <translation>绘制此公式耗时过长。</translation>
    </message>
</context>
<context>
    <name>spyhop::typeset::KatexEngine</name>
    <message>
        <source>The program that draws formulas could not be started.</source>
        <translation>无法启动绘制公式的程序。</translation>
    </message>
    <message>
        <source>This formula takes too long to draw.</source>
        <translation>绘制此公式耗时过长。</translation>
    </message>
    <message>
        <source>This formula is nested too deeply.</source>
        <translation>此公式嵌套过深。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AdvancedRow</name>
    <message>
        <source>A whole number from 1 to %1.</source>
        <translation>请填 1 到 %1 之间的整数。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>As the model does by itself</source>
        <translation>由模型自行决定</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>少</translation>
    </message>
    <message>
        <source>Much</source>
        <translation>多</translation>
    </message>
    <message>
        <source>As much as it can</source>
        <translation>尽可能多</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>回答的最大 Token 数</translation>
    </message>
    <message>
        <source>Items in flight at once</source>
        <translation>同时进行的项目数</translation>
    </message>
    <message>
        <source>Requests in one batch</source>
        <translation>每批请求数</translation>
    </message>
    <message>
        <source>empty: automatic</source>
        <translation>留空：自动</translation>
    </message>
    <message>
        <source>Let the provider call this computer when it is done</source>
        <translation>完成后让服务商通知本机</translation>
    </message>
    <message>
        <source>Where it calls</source>
        <translation>通知地址</translation>
    </message>
    <message>
        <source>An address of this computer that the provider can reach is listened on; an address on the web is handed on as it is. Nothing that a call brings is read: it only makes this computer look at once, as it does now and then in any case.</source>
        <translation>填写服务商能访问到的本机地址，程序便在该地址监听；填写网址则原样转交。通知带来的内容一概不读，只促使本机立即查看一次；没有通知，本机也会定期查看。</translation>
    </message>
    <message>
        <source>empty: 127.0.0.1, for a server on this computer</source>
        <translation>留空：127.0.0.1，用于本机上的服务器</translation>
    </message>
    <message>
        <source>Pause when nobody has answered for</source>
        <translation>多久无人应答后暂停</translation>
    </message>
    <message>
        <source>10 minutes, as usual</source>
        <translation>10 分钟（默认）</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>any time: never pause for it</source>
        <translation>不限：从不因此暂停</translation>
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
    <message>
        <source>Instructions before the prompt</source>
        <translation>提示词之前的说明</translation>
    </message>
    <message>
        <source>Said to the model before each question, which it is to answer accordingly.</source>
        <translation>在每个问题之前告知模型，模型应据此回答。</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>You read contracts, and answer in short sentences.</source>
        <translation>你阅读合同，并用短句回答。</translation>
    </message>
    <message>
        <source>What is this about, in one word? %1</source>
        <translation>用一个词说明这是关于什么的：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AttachmentChips</name>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>is being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已省略</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation>约 %1 个 Token</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AttachmentPreview</name>
    <message>
        <source>About %1 tokens</source>
        <translation>约 %1 个 Token</translation>
    </message>
    <message>
        <source>This picture cannot be shown here; it can be sent.</source>
        <translation>此图片无法在这里显示，但可以发送。</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>读取到的内容</translation>
    </message>
    <message>
        <source>The first %1 of %2 characters; all of them are sent.</source>
        <translation>显示 %2 个字符中的前 %1 个；发送的是全部。</translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation>放入问题中</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Send its text instead</source>
        <translation>改为发送其中的文字</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation>此图片无法在这里显示。</translation>
    </message>
    <message>
        <source>The first %1 of %2 characters; all of them were sent.</source>
        <translation>显示 %2 个字符中的前 %1 个；已发送的是全部。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::Audit</name>
    <message>
        <source>unknown</source>
        <translation>结果不明</translation>
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
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>wrong use</source>
        <translation>用法错误</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>no consent</source>
        <translation>未获同意</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>密钥被拒</translation>
    </message>
    <message>
        <source>no balance</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>server fault</source>
        <translation>服务器故障</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>bad request</source>
        <translation>请求有误</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>content filter</source>
        <translation>内容过滤</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>结果不明</translation>
    </message>
    <message>
        <source>fault in Spyhop</source>
        <translation>Spyhop 故障</translation>
    </message>
    <message>
        <source>from disk</source>
        <translation>来自磁盘</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>来自内存</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message>
        <source>Model list</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Test of an endpoint</source>
        <translation>端点测试</translation>
    </message>
    <message>
        <source>Work left at a provider</source>
        <translation>留在服务商处的任务</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Preloading</source>
        <translation>预加载</translation>
    </message>
    <message>
        <source>Everything stored was erased</source>
        <translation>已抹除全部存储内容</translation>
    </message>
    <message>
        <source>Consent: nothing may be stored</source>
        <translation>同意：不得存储任何内容</translation>
    </message>
    <message>
        <source>Consent: %1</source>
        <translation>同意：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Own policy saved: %1 (%2…)</source>
        <translation>已保存自己的策略：%1（%2…）</translation>
    </message>
    <message>
        <source>Administrator&apos;s policy added: %1 (%2…)</source>
        <translation>管理员新增策略：%1（%2…）</translation>
    </message>
    <message>
        <source>Own policy removed: %1 (%2…)</source>
        <translation>已移除自己的策略：%1（%2…）</translation>
    </message>
    <message>
        <source>Administrator&apos;s policy removed: %1 (%2…)</source>
        <translation>管理员移除策略：%1（%2…）</translation>
    </message>
    <message>
        <source>Own policy replaced: %1 (%2… → %3…)</source>
        <translation>已更换自己的策略：%1（%2… → %3…）</translation>
    </message>
    <message>
        <source>Administrator&apos;s policy replaced: %1 (%2… → %3…)</source>
        <translation>管理员更换策略：%1（%2… → %3…）</translation>
    </message>
    <message>
        <source>data key</source>
        <translation>数据密钥</translation>
    </message>
    <message>
        <source>Key stored: %1 (%2)</source>
        <translation>已存储密钥：%1（%2）</translation>
    </message>
    <message>
        <source>Key removed: %1 (%2)</source>
        <translation>已移除密钥：%1（%2）</translation>
    </message>
    <message>
        <source>Key moved: %1 (%2 → %3)</source>
        <translation>已移动密钥：%1（%2 → %3）</translation>
    </message>
    <message>
        <source>%1: no rule of %2 allows it</source>
        <translation>%1：%2 中没有规则允许</translation>
    </message>
    <message>
        <source>rule %1 of %2</source>
        <translation>%2 的第 %1 条规则</translation>
    </message>
    <message>
        <source>“%1”, rule %2 of %3</source>
        <translation>“%1”，%3 的第 %2 条规则</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>line %1 of the policy</source>
        <translation>策略第 %1 行</translation>
    </message>
    <message>
        <source>Key renewed: %1 (%2)</source>
        <translation>密钥已更换：%1（%2）</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>流式传输</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>most tokens</source>
        <translation>最多 token</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>stop words</source>
        <translation>停止词</translation>
    </message>
    <message>
        <source>as JSON</source>
        <translation>JSON 输出</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私密</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>A backup was restored</source>
        <translation>已恢复备份</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditDetails</name>
    <message>
        <source>The entry cannot be read any more.</source>
        <translation>这条记录已无法读取。</translation>
    </message>
    <message>
        <source>Entry %1 of %2 in segment %3</source>
        <translation>段 %3 中共 %2 条的第 %1 条</translation>
    </message>
    <message>
        <source>Its path does not lead to the root that was written down: the segment was changed.</source>
        <translation>其路径未通向所记载的根：该段已被改动。</translation>
    </message>
    <message>
        <source>No checkpoint covers it yet.</source>
        <translation>尚无检查点覆盖它。</translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) lead from it to the root in signed row %1 of the list.</source>
        <translation>
            <numerusform>由它经 %n 个哈希通向清单第 %1 行（已签名）的根。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) lead from it to the root in row %1 of the list, which is not signed.</source>
        <translation>
            <numerusform>由它经 %n 个哈希通向清单第 %1 行的根，该行未签名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>叶</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>所要求的模型</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>发送时名称</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>实际回答者</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>A try that failed may have been billed.</source>
        <translation>失败的尝试可能已计费。</translation>
    </message>
    <message>
        <source>Prompt digest</source>
        <translation>提示词摘要</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Nothing is known of its end.</source>
        <translation>其结局不明。</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation>显示提示词</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Policy digest</source>
        <translation>策略摘要</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditFilterBar</name>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>任何状态</translation>
    </message>
    <message>
        <source>Any endpoint</source>
        <translation>任何端点</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>任何模型</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the audit log</source>
        <translation>搜索审计日志</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditKeep</name>
    <message>
        <source>Kept for ever</source>
        <translation>永久保留</translation>
    </message>
    <message numerus="yes">
        <source>Kept for %n day(s)</source>
        <translation>
            <numerusform>保留 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoints also to the system&apos;s log</source>
        <translation>检查点同时写入系统日志</translation>
    </message>
    <message>
        <source>Checkpoints also to a folder…</source>
        <translation>检查点同时写入文件夹…</translation>
    </message>
    <message>
        <source>Checkpoints also to %1</source>
        <translation>检查点同时写入 %1</translation>
    </message>
    <message>
        <source>How long the log is kept, and where its checkpoints go</source>
        <translation>日志保留多久，检查点写到哪里</translation>
    </message>
    <message>
        <source>A folder that takes additions only</source>
        <translation>只可追加的文件夹</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditPanel</name>
    <message>
        <source>Reading the audit log…</source>
        <translation>正在读取审计日志…</translation>
    </message>
    <message>
        <source>Every call is written down here before it is sent. There has been none yet.</source>
        <translation>每次调用在发出之前都会记在这里。目前还没有。</translation>
    </message>
    <message>
        <source>No call fits these filters.</source>
        <translation>没有符合这些筛选条件的调用。</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>显示全部调用</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Read the log again (F5)</source>
        <translation>重新读取日志（F5）</translation>
    </message>
    <message>
        <source>Read the log again</source>
        <translation>重新读取日志</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Calls in the audit log</source>
        <translation>审计日志中的调用</translation>
    </message>
    <message>
        <source>Copied checkpoints, or an extract of the system&apos;s log</source>
        <translation>复制的检查点，或系统日志的摘录</translation>
    </message>
    <message>
        <source>Copied checkpoints (*.checkpoints)</source>
        <translation>复制的检查点 (*.checkpoints)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Verify with a copy…</source>
        <translation>用副本验证…</translation>
    </message>
    <message>
        <source>Holds the log against checkpoints that lie where nobody here can change them</source>
        <translation>将日志与存放在本机无人能改动之处的检查点进行比对</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %2 条中的 %1 条</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 条记录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditTableModel</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
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
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditVerdict</name>
    <message>
        <source>Verified %1.</source>
        <translation>验证于 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) came since.</source>
        <translation>
            <numerusform>此后新增 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已被改动</translation>
    </message>
    <message>
        <source>The log is not what the key store remembers. Verify says where.</source>
        <translation>日志与密钥库所记不符。“验证”会指出位置。</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries in %n segment(s).</source>
        <translation>
            <numerusform>%n 段共 %1 条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>另有 %n 处发现。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no key in a key store: nobody&apos;s signature proves who wrote it.</source>
        <translation>密钥库中没有密钥：没有签名能证明是谁写的。</translation>
    </message>
    <message>
        <source>Integrity only</source>
        <translation>仅完整性</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of unknown outcome.</source>
        <translation>
            <numerusform>%n 次调用结果不明。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) not signed yet.</source>
        <translation>
            <numerusform>%n 段尚未签名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing proves who wrote the first entries of %n segment(s): their process had no key.</source>
        <translation>
            <numerusform>有 %n 段开头的记录无法证明由谁写入：写入它们的进程当时没有密钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Nothing was changed, removed, reordered or cut off.</source>
        <translation>没有改动、删除、重排或截断。</translation>
    </message>
    <message numerus="yes">
        <source>Held against %n copied checkpoint(s).</source>
        <translation>
            <numerusform>已与 %n 个复制的检查点比对。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BackupDialog</name>
    <message>
        <source>Make the backup</source>
        <translation>开始备份</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The file opens with this passphrase alone. Nobody can restore a lost one; several words that have nothing to do with each other are best.</source>
        <translation>该文件只能用此口令打开。口令丢失后无人能找回；最好使用几个互不相关的词。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>This file is there already: it will be replaced.</source>
        <translation>文件已存在：将被替换。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BackupPanel</name>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>%1. It opens with its passphrase alone: keep both, apart from each other.</source>
        <translation>%1。它只能用其口令打开：请将二者分开妥善保存。</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>未写入</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>撤销恢复</translation>
    </message>
    <message>
        <source>Spyhop starts again with what was here before. What is here now stays beside it and can be brought back the same way.</source>
        <translation>Spyhop 将重新启动并恢复到之前的内容。现有内容会保留在旁边，可用同样方式找回。</translation>
    </message>
    <message>
        <source>Undo and start again</source>
        <translation>撤销并重新启动</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Last restored on %1. What was here before is still there.</source>
        <translation>上次恢复于 %1。恢复前的内容仍然保留。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Everything stored, the settings and the vault, with the key to it, in one file that a passphrase seals. Not in it: keys in the keychain or in a token, and the audit log.</source>
        <translation>把存储的全部内容、设置和密钥库连同其密钥写入一个由口令封存的文件。不包含：钥匙串或令牌中的密钥，以及审计日志。</translation>
    </message>
    <message>
        <source>Nothing is stored and unlocked, so there is nothing to back up.</source>
        <translation>没有已存储且已解锁的内容，因此没有可备份的内容。</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Puts a backup in the place of what is here. You see what is in it first, and what was here can be brought back.</source>
        <translation>用备份替换现有内容。您会先看到备份中的内容，原有内容也可以找回。</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Undo the restore…</source>
        <translation>撤销恢复…</translation>
    </message>
    <message>
        <source>A restore waits</source>
        <translation>恢复等待中</translation>
    </message>
    <message>
        <source>It is put in place when Spyhop starts again.</source>
        <translation>Spyhop 下次启动时生效。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>不恢复</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BatchPage</name>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
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
        <source>Exported to %1. %2</source>
        <translation>已导出到 %1。%2</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>停止此任务</translation>
    </message>
    <message>
        <source>Work of this job is with the provider. It goes on there, and is charged, unless it is cancelled there too.</source>
        <translation>此任务有一部分已交给服务商。除非在那边也取消，否则会继续处理并计费。</translation>
    </message>
    <message>
        <source>Keep it running there</source>
        <translation>让它在那边继续</translation>
    </message>
    <message>
        <source>Cancel it there</source>
        <translation>在那边也取消</translation>
    </message>
    <message>
        <source>Do not stop</source>
        <translation>不停止</translation>
    </message>
    <message>
        <source>No item of this kind is left.</source>
        <translation>没有这一类的条目了。</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>Nothing is left to review: every answer has its quote, which was found in the source, or somebody has looked at it.</source>
        <translation>没有待审核的条目：每个答案都有引文，且已在原文中找到，或已有人看过。</translation>
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
    <message>
        <source>Choose a folder to watch</source>
        <translation>选择要监视的文件夹</translation>
    </message>
    <message>
        <source>New files came; a job of them has begun.</source>
        <translation>有新文件到达，已为其开始一个任务。</translation>
    </message>
    <message>
        <source>No folder is watched. A job&apos;s menu offers to do to a folder&apos;s files what it did.</source>
        <translation>没有监视任何文件夹。作业的菜单可以让某个文件夹里的文件也这样处理。</translation>
    </message>
    <message>
        <source>An empty job</source>
        <translation>空白任务</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This job is stored, and locked. Its items stand here once it is unlocked.</source>
        <translation>此任务已保存并处于锁定状态，解锁后各项显示在这里。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Whenever files come, a job of them begins. Each job may cost at most %1.</source>
        <translation>每当有文件到来，就会为它们开始一个任务。每个任务最多花费 %1。</translation>
    </message>
    <message>
        <source>Whenever files come, a job of them begins. No maximum is set.</source>
        <translation>每当有文件到来，就会为它们开始一个任务。未设置上限。</translation>
    </message>
    <message>
        <source>The keychain asks for its password. The items of this job stand here once it is unlocked.</source>
        <translation>钥匙串正在要求输入密码。解锁后，此任务的条目会显示在这里。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BranchController</name>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Ask in other words</source>
        <translation>换一种问法</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Remove the question and what follows</source>
        <translation>移除此问题及其后的内容</translation>
    </message>
    <message>
        <source>Remove the answer and what follows</source>
        <translation>移除此回答及其后的内容</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>与其他模型比较…</translation>
    </message>
    <message>
        <source>Show the answers side by side</source>
        <translation>并排显示各个回答</translation>
    </message>
    <message>
        <source>Show what was said after this</source>
        <translation>显示之后的消息</translation>
    </message>
    <message numerus="yes">
        <source>%n later message(s)</source>
        <translation>
            <numerusform>之后还有 %n 条消息</numerusform>
        </translation>
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
    <name>spyhop::ui::ChatDelegate</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
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
    <message>
        <source>This chat: pin, project, export, remove</source>
        <translation>此对话：置顶、项目、导出、移除</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>此对话</translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation>私密对话</translation>
    </message>
    <message>
        <source>Questions of this chat (Ctrl+J)</source>
        <translation>本对话的问题（Ctrl+J）</translation>
    </message>
    <message>
        <source>Questions of this chat</source>
        <translation>本对话的问题</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatList</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
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
    <message>
        <source>Search all chats</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <source>Search all chats (Ctrl+Shift+F)</source>
        <translation>搜索所有对话 (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Projects, import, archive, trash</source>
        <translation>项目、导入、归档、回收站</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>返回所有对话</translation>
    </message>
    <message>
        <source>Searching all chats…</source>
        <translation>正在搜索所有对话…</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>The trash is empty. What lies here is kept for %1 days.</source>
        <translation>回收站是空的。这里的内容保留 %1 天。</translation>
    </message>
    <message>
        <source>No chat is archived.</source>
        <translation>没有已归档的对话。</translation>
    </message>
    <message>
        <source>Chats stand here once something was asked.</source>
        <translation>提问之后，对话会显示在这里。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation>导入对话…</translation>
    </message>
    <message>
        <source>Export all chats</source>
        <translation>导出所有对话</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Remove the project, keep its chats</source>
        <translation>移除项目，保留其中的对话</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Delete for ever?</source>
        <translation>永久删除？</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) will be gone; nothing can bring them back.</source>
        <translation>
            <numerusform>%n 项将被删除，无法再找回。</numerusform>
        </translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>所有对话</translation>
    </message>
    <message>
        <source>New private chat: nothing of it is written down (Ctrl+Alt+N)</source>
        <translation>新建私密对话：内容不作任何记录（Ctrl+Alt+N）</translation>
    </message>
    <message>
        <source>New private chat</source>
        <translation>新建私密对话</translation>
    </message>
    <message>
        <source>The stored chats are locked. They stand here once they are unlocked.</source>
        <translation>已保存的对话处于锁定状态，解锁后显示在这里。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Stored chats are locked.</source>
        <translation>已存储的对话处于锁定状态。</translation>
    </message>
    <message>
        <source>The keychain asks for its password. The stored chats stand here once it is unlocked.</source>
        <translation>钥匙串正在要求输入密码。解锁后，已存储的对话会显示在这里。</translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation>钥匙串正在要求输入密码。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatListModel</name>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message numerus="yes">
        <source>Project %1, %n chat(s)</source>
        <translation>
            <numerusform>项目 %1，%n 个对话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatMenu</name>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move to project</source>
        <translation>移到项目</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>不属于项目</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation>Markdown (.md)</translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation>网页 (.html)</translation>
    </message>
    <message>
        <source>Word document (.docx)</source>
        <translation>Word 文档 (.docx)</translation>
    </message>
    <message>
        <source>PDF (.pdf)</source>
        <translation>PDF (.pdf)</translation>
    </message>
    <message>
        <source>JSON, with all branches (.json)</source>
        <translation>JSON，含所有分支 (.json)</translation>
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
        <source>No model is connected yet. Add an endpoint to begin.</source>
        <translation>还没有连接模型。请先添加端点。</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>添加端点</translation>
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
        <source>Ask anything. Nothing of it stays here.</source>
        <translation>尽管提问。内容不会留在这里。</translation>
    </message>
    <message>
        <source>Leave the private chat?</source>
        <translation>离开私密对话？</translation>
    </message>
    <message>
        <source>This chat will be gone: nothing of it was written down.</source>
        <translation>这段对话将会消失：内容没有任何记录。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Choose a chat in the list, or begin a new one.</source>
        <translation>请在列表中选择一个对话，或新建一个。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatRoom</name>
    <message>
        <source>The answer to a task is here.</source>
        <translation>任务的回答已到。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The project was removed; its chats are still here.</source>
        <translation>项目已移除，其中的对话还在。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n 个对话已移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were archived.</source>
        <translation>
            <numerusform>%n 个对话已归档。</numerusform>
        </translation>
    </message>
    <message>
        <source>The messages were moved to the trash.</source>
        <translation>消息已移到回收站。</translation>
    </message>
    <message>
        <source>The chat goes on from there; what was said later is kept.</source>
        <translation>对话将从那里继续；之后的消息仍然保留。</translation>
    </message>
    <message>
        <source>The messages were removed.</source>
        <translation>消息已移除。</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatTasks</name>
    <message>
        <source>The task&apos;s number was lost when the program ended: storing jobs and tasks was not allowed.</source>
        <translation>程序结束时丢失了任务编号：尚未允许存储批量任务和单个任务。</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <translation>请重新提问。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatTransfer</name>
    <message>
        <source>%1: %2 with %3 imported.</source>
        <translation>%1：已导入 %2，共 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were here already.</source>
        <translation>
            <numerusform>%n 个对话已经存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries hold nothing that could be read.</source>
        <translation>
            <numerusform>%n 项没有可读的内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were left out: pictures, tool calls and the like.</source>
        <translation>
            <numerusform>%n 部分未导入：图片、工具调用等。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Chats (*.json *.jsonl *.zip);;All files (*)</source>
        <translation>对话 (*.json *.jsonl *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Importing chats: %1 of %2</source>
        <translation>正在导入对话：%1/%2</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Folder for %n chat(s)</source>
        <translation>
            <numerusform>选择保存 %n 个对话的文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>%1 of %2 files are there.</source>
        <translation>%2 个文件中已有 %1 个写好。</translation>
    </message>
    <message>
        <source>Exporting “%1”</source>
        <translation>正在导出“%1”</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <message>
        <source>Price: nothing, it is asked on this computer</source>
        <translation>费用：无，在本机上提问</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Time: when the provider finds it, within a day</source>
        <translation>时间：由服务商安排，一天之内</translation>
    </message>
    <message>
        <source>How many tokens the model takes is not known; what is too long is split once the server says so</source>
        <translation>不清楚该模型一次能处理多少 token；过长的文档会在服务器提示后拆分</translation>
    </message>
    <message>
        <source>Price: nothing, it is asked on this computer alone; %1 does not take over unless you choose it</source>
        <translation>价格：零，只在本机提问；除非您选择，%1 不会接替</translation>
    </message>
    <message>
        <source>a sum not known</source>
        <translation>未知金额</translation>
    </message>
    <message>
        <source>Price: nothing while %1 answers; up to %2 if %3 takes over</source>
        <translation>价格：%1 应答时为零；若由 %3 接替，最多 %2</translation>
    </message>
    <message numerus="yes">
        <source>About %n item(s) with pictures fail unasked: %1 takes none</source>
        <translation>
            <numerusform>约 %n 个含图片的条目不会提问，直接失败：%1 不接受图片</numerusform>
        </translation>
    </message>
    <message>
        <source>First item</source>
        <translation>第一个条目</translation>
    </message>
    <message>
        <source>What this model costs is not known, so no maximum can be held. Write its price into the settings of the endpoint.</source>
        <translation>不知道此模型的价格，因此无法保证上限。请在该端点的设置中写明其价格。</translation>
    </message>
    <message>
        <source>This is charged in %1: give the maximum in %1.</source>
        <translation>此处以 %1 计费：请以 %1 给出上限。</translation>
    </message>
    <message>
        <source>such as 5.00 %1; empty: no stop</source>
        <translation>如 5.00 %1；留空则不限</translation>
    </message>
    <message>
        <source>Time: under 1 s, until %1</source>
        <translation>时间：不到 1 秒，到 %1 完成</translation>
    </message>
    <message numerus="yes">
        <source>About %n item(s) were answered by earlier jobs, and are not paid for again</source>
        <translation>
            <numerusform>约有 %n 项已由先前的任务回答，不再付费</numerusform>
        </translation>
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
    <name>spyhop::ui::CompareColumn</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>停止：%1</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这一个</translation>
    </message>
    <message>
        <source>Keep this one: %1</source>
        <translation>保留这一个：%1</translation>
    </message>
    <message>
        <source>The chat goes on from this answer; the others stay beside it (‹ 1/2 ›).</source>
        <translation>对话从这个回答继续；其他回答仍保留在旁（‹ 1/2 ›）。</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>%1 的回答</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CompareController</name>
    <message>
        <source>Add an endpoint in the settings.</source>
        <translation>请在设置中添加端点。</translation>
    </message>
    <message>
        <source>There is no other model to compare with.</source>
        <translation>没有其他模型可以比较。</translation>
    </message>
    <message>
        <source>There is only one model to ask.</source>
        <translation>只有一个模型可问。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComparePane</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation>返回对话</translation>
    </message>
    <message>
        <source>All answers stay in the chat; ‹ 1/2 › leads from one to the other.</source>
        <translation>所有回答都保留在对话中；用 ‹ 1/2 › 切换。</translation>
    </message>
    <message>
        <source>Answers side by side</source>
        <translation>并排的回答</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComparePicker</name>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Ask several models at once</source>
        <translation>同时询问多个模型</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>全部发送</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message numerus="yes">
        <source>At most %n model(s).</source>
        <translation>
            <numerusform>最多 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>The answers come side by side; each is paid for.</source>
        <translation>回答并排显示；每个回答分别计费。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
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
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Attach a folder</source>
        <translation>附加文件夹</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>更多发送方式</translation>
    </message>
    <message>
        <source>Send	%1</source>
        <translation>发送	%1</translation>
    </message>
    <message>
        <source>Send as a task	%1</source>
        <translation>作为任务发送	%1</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Shift+Enter</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Attach files or a folder</source>
        <translation>附加文件或文件夹</translation>
    </message>
    <message>
        <source>Saved prompts (/)</source>
        <translation>已保存的提示词（/）</translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation>已保存的提示词</translation>
    </message>
    <message>
        <source>Send to several models…	%1</source>
        <translation>发送给多个模型…	%1</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Enter</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComposerController</name>
    <message>
        <source>The copied cells go along as a table.</source>
        <translation>复制的单元格将作为表格一起发送。</translation>
    </message>
    <message>
        <source>The pasted text is long: it goes along as an attachment.</source>
        <translation>粘贴的文本较长，将作为附件一起发送。</translation>
    </message>
    <message>
        <source>About %1 for what is sent, if none of it is cached there; with the longest answer at most %2.</source>
        <translation>若无缓存命中，发送内容约 %1；按最长回答计算最多 %2。</translation>
    </message>
    <message>
        <source>About %1 for what is sent, if none of it is cached there, and the answer.</source>
        <translation>若无缓存命中，发送内容约 %1，另加回答。</translation>
    </message>
    <message>
        <source>%1 + answer</source>
        <translation>%1 + 回答</translation>
    </message>
    <message>
        <source>What stands above is not sent along</source>
        <translation>以上内容不会一起发送</translation>
    </message>
    <message>
        <source>A summary of what stands above is sent</source>
        <translation>以上内容将以总结代替发送</translation>
    </message>
    <message>
        <source>There is nothing to send yet.</source>
        <translation>还没有可以发送的内容。</translation>
    </message>
    <message>
        <source>Write the question first.</source>
        <translation>请先写下问题。</translation>
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
    <message>
        <source>No keychain answers on this computer. Type vault:NAME for a password that is stored on the Security page, or env:NAME for one in an environment variable.</source>
        <translation>本机的系统钥匙串不可用。请先在“安全”页面存储密码，再在此输入 vault:名称；环境变量中的密码请输入 env:NAME。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ConsentFlow</name>
    <message>
        <source>Nothing is stored: everything stays in memory.</source>
        <translation>没有存储任何内容：一切只在内存中。</translation>
    </message>
    <message>
        <source>Another program has replaced the key to what is stored. The new one&apos;s passphrase opens it.</source>
        <translation>另一个程序更换了已存内容的密钥。请输入新密钥的口令来打开。</translation>
    </message>
    <message>
        <source>What another program stores stays closed here.</source>
        <translation>另一个程序存储的内容在此处保持锁定。</translation>
    </message>
    <message>
        <source>What is stored stays locked. What you write now stays in memory until it is unlocked.</source>
        <translation>已存储的内容保持锁定。解锁之前，您现在写的内容只留在内存中。</translation>
    </message>
    <message>
        <source>This passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.</source>
        <translation>此口令保护数据密钥。口令无法找回：没有它，已存储的内容就无法打开。</translation>
    </message>
    <message>
        <source>A passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.</source>
        <translation>数据密钥由口令保护。口令无法找回：没有它，存储的内容将无法打开。</translation>
    </message>
    <message>
        <source>Unlock it, or choose a passphrase under “Where the key lies”.</source>
        <translation>请将其解锁，或在“密钥放在哪里”中改用口令。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ContextMeterButton</name>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 Token</translation>
    </message>
    <message>
        <source>About %1 of %2 tokens</source>
        <translation>约 %1 个 Token，上限 %2</translation>
    </message>
    <message>
        <source>About %1 tokens; how many the model takes is not known</source>
        <translation>约 %1 个 Token；模型上限未知</translation>
    </message>
    <message>
        <source>; something is left out</source>
        <translation>；有内容被省略</translation>
    </message>
    <message>
        <source>; that does not fit</source>
        <translation>；超出容量</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ContextPopover</name>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation>省略最早的对话</translation>
    </message>
    <message>
        <source>Leave out older attachments</source>
        <translation>省略较早的附件</translation>
    </message>
    <message>
        <source>Summarise the older turns</source>
        <translation>总结较早的对话</translation>
    </message>
    <message>
        <source>Send nothing more</source>
        <translation>不再发送</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>该模型</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个 Token</translation>
    </message>
    <message>
        <source>About %1 tokens</source>
        <translation>约 %1 个 Token</translation>
    </message>
    <message>
        <source>Role and instructions</source>
        <translation>角色与指令</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>之前的消息</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>This question</source>
        <translation>本次问题</translation>
    </message>
    <message>
        <source>Kept free for the answer</source>
        <translation>为回答预留</translation>
    </message>
    <message>
        <source>How many tokens %1 takes is not known.</source>
        <translation>%1 的 Token 上限未知。</translation>
    </message>
    <message>
        <source>%1 takes %2 tokens. The figures follow what it counted so far.</source>
        <translation>%1 最多接受 %2 个 Token。数字依据它此前的计数。</translation>
    </message>
    <message>
        <source>%1 takes %2 tokens. The figures are estimates until it has counted some.</source>
        <translation>%1 最多接受 %2 个 Token。在它计数之前，数字均为估计。</translation>
    </message>
    <message>
        <source>Not sent along</source>
        <translation>不一起发送</translation>
    </message>
    <message>
        <source>Sent without attachments</source>
        <translation>发送时不含附件</translation>
    </message>
    <message>
        <source>Summarised</source>
        <translation>已总结</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>When this chat no longer fits</source>
        <translation>当此对话超出容量时</translation>
    </message>
    <message>
        <source>Sent without pictures, as %1 takes none</source>
        <translation>不带图片发送，因为 %1 不接受图片</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointForm</name>
    <message>
        <source>Another server</source>
        <translation>其他服务器</translation>
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
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The first is the default. Empty: read from the server.</source>
        <translation>第一个为默认；留空则从服务器读取。</translation>
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
    <message>
        <source>%1 · this computer · works by rules, without a model</source>
        <translation>%1 · 本机 · 按规则作答，不用模型</translation>
    </message>
    <message>
        <source>Only the built-in server answers so far. Add a provider&apos;s endpoint to talk to a model.</source>
        <translation>目前只有内置服务器作答。添加服务商的端点，即可与模型对话。</translation>
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
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FieldChips</name>
    <message>
        <source>Insert %1 at the cursor</source>
        <translation>在光标处插入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Fields of each row</source>
        <translation>每行的字段</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
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
    <message>
        <source>To review %1</source>
        <translation>待审核 %1</translation>
    </message>
    <message>
        <source>Possibly billed twice %1</source>
        <translation>可能重复计费 %1</translation>
    </message>
    <message>
        <source>Unknown %1</source>
        <comment>items of unknown outcome</comment>
        <translation>结果未知 %1</translation>
    </message>
    <message>
        <source>Failed or unknown %1</source>
        <translation>失败或结果未知 %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>在本对话中查找</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
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
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation>钥匙串正在要求输入密码。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::GateNotice</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>实际发送内容</translation>
    </message>
    <message>
        <source>What was masked is put back into the answer, on this computer.</source>
        <translation>被遮盖的内容会在本机放回应答中。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::GatePanel</name>
    <message>
        <source>Your administrator wants at least: %1.</source>
        <translation>管理员要求至少：%1。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有发现</translation>
    </message>
    <message>
        <source>It would be sent as it is.</source>
        <translation>会原样发送。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation>隐私闸门</translation>
    </message>
    <message>
        <source>Looks through every question, file and batch item on this computer before it leaves. What is masked travels as a placeholder, and the answer gets it back. Pictures are not looked into.</source>
        <translation>每个问题、文件和批处理条目发出之前，都在本机检查一遍。被遮蔽的内容以占位符发出，回答里再换回原文。图片不检查。</translation>
    </message>
    <message>
        <source>Keys and passwords</source>
        <translation>密钥与密码</translation>
    </message>
    <message>
        <source>Card numbers</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Identity numbers</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Telephone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Do not look</source>
        <translation>不检查</translation>
    </message>
    <message>
        <source>Warn, and send</source>
        <translation>提醒，仍发送</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮蔽</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>A text to try the privacy gate on</source>
        <translation>用来试验隐私闸门的文本</translation>
    </message>
    <message>
        <source>Type or paste something; it is sent nowhere.</source>
        <translation>输入或粘贴一段文字；它不会发往任何地方。</translation>
    </message>
    <message>
        <source>What would leave:</source>
        <translation>会发出的内容：</translation>
    </message>
    <message>
        <source>What is stored on this computer stands in Settings</source>
        <translation>本机存储的内容在“设置”中管理</translation>
    </message>
    <message>
        <source>Nothing that is found is sent</source>
        <translation>发现的内容一律不发送</translation>
    </message>
    <message>
        <source>Your administrator&apos;s rules cannot be used. %1</source>
        <translation>管理员的规则无法使用。%1</translation>
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
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>已重新提问</translation>
    </message>
    <message>
        <source>Source · characters %1 to %2 of %3</source>
        <translation>原文 · 第 %1 至 %2 个字符（共 %3 个）</translation>
    </message>
    <message>
        <source>A quote that stands elsewhere is shown when you choose it.</source>
        <translation>选中位于别处的引文，就会显示它所在的部分。</translation>
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
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Its quote was not found in the source.</source>
        <translation>来源中找不到它的引文。</translation>
    </message>
    <message>
        <source>It came without a quote.</source>
        <translation>它没有引文。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobErrorBanner</name>
    <message>
        <source>The job stopped itself</source>
        <translation>任务已自行停止</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation>输入 PIN…</translation>
    </message>
    <message>
        <source>Change the maximum…</source>
        <translation>更改上限…</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobFigures</name>
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
        <source> · about %1 at the end</source>
        <translation> · 完成时约 %1</translation>
    </message>
    <message>
        <source>items a minute</source>
        <translation>条目/分钟</translation>
    </message>
    <message>
        <source>failed · %1 unknown</source>
        <comment>items of unknown outcome</comment>
        <translation>失败 · %1 项结果未知</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobHeader</name>
    <message>
        <source>%1 · %2</source>
        <comment>a job&apos;s title, how many items</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1</source>
        <comment>its id</comment>
        <translation>任务 %1</translation>
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
        <source>Retry failed %1 and go on</source>
        <translation>重试失败的 %1 项并继续</translation>
    </message>
    <message>
        <source>Retry failed %1</source>
        <translation>重试失败 %1</translation>
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
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Ask the same of other files</source>
        <translation>对其他文件提同样的问题</translation>
    </message>
    <message>
        <source>Ask the same of whatever comes into a folder…</source>
        <translation>对放入某个文件夹的新文件提出同样的问题…</translation>
    </message>
    <message>
        <source>Remove this job</source>
        <translation>移除此任务</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
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
    <message>
        <source>Job %1</source>
        <comment>its id</comment>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>Locked job</source>
        <translation>锁定的任务</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <comment>items of unknown outcome</comment>
        <translation>%1 项结果未知</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobProgress</name>
    <message>
        <source>Done: %1 of %2</source>
        <translation>完成：%1/%2</translation>
    </message>
    <message>
        <source>Outcome unknown: %1</source>
        <translation>结果未知：%1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobWaitBanner</name>
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
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
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
        <source>Spyhop ended while this job was at work</source>
        <translation>Spyhop 在此任务进行中退出了</translation>
    </message>
    <message>
        <source>%1 of %2 done, the rest waits for you</source>
        <translation>已完成 %1 / %2，其余等您继续</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation>在别处运行</translation>
    </message>
    <message>
        <source>another program has this job; what it does is followed here</source>
        <translation>另一个程序正在处理此任务，其进展会显示在这里</translation>
    </message>
    <message>
        <source>Another endpoint answers</source>
        <translation>由另一个端点回答</translation>
    </message>
    <message>
        <source>Raise the maximum…</source>
        <translation>提高上限…</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeepFlow</name>
    <message>
        <source>Conversations are stored on this computer from now on, encrypted.</source>
        <translation>从现在起，对话加密存储在本机。</translation>
    </message>
    <message>
        <source>This chat is stored on this computer from now on, encrypted.</source>
        <translation>这段对话从现在起加密保存在本机。</translation>
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
    <message numerus="yes">
        <source>New chats are stored from now on. %n conversation(s) are in memory only.</source>
        <translation>
            <numerusform>从现在起存储新的对话。有 %n 个对话仅在内存中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n stored conversation(s) the last messages are in memory only and will be gone.</source>
        <translation>
            <numerusform>有 %n 个已存储的对话，其最后的消息仅在内存中，关闭后会消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was in memory is stored on this computer from now on, encrypted.</source>
        <translation>原先只在内存中的内容，现已加密存储在本机。</translation>
    </message>
    <message>
        <source>The job is stored as soon as what is under way has come, and goes on then.</source>
        <translation>正在进行的调用返回后，任务即被存储，然后继续。</translation>
    </message>
    <message>
        <source>This job is stored on this computer from now on, encrypted.</source>
        <translation>此任务从现在起加密存储在本机。</translation>
    </message>
    <message numerus="yes">
        <source>%n batch job(s) are in memory only and will be gone, with their answers and with what a provider still works on.</source>
        <translation>
            <numerusform>%n 个批处理任务只在内存中，将连同其回答以及提供方仍在处理的内容一并丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored batch job(s) are at work and will stop, until you resume them.</source>
        <translation>
            <numerusform>%n 个已存储的批处理任务正在运行，将会停止，直到您继续它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep what is in memory?</source>
        <translation>保留内存中的内容？</translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation>停止正在进行的工作？</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>This chat and new ones are stored on this computer from now on, encrypted.</source>
        <translation>从现在起，这段对话和新的对话加密保存在本机。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyDialog</name>
    <message>
        <source>Store</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Replace a key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Store a key</source>
        <translation>存入密钥</translation>
    </message>
    <message>
        <source>For the endpoint</source>
        <translation>用于端点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>存放位置</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>A key that was pasted leaves the clipboard after ten seconds.</source>
        <translation>粘贴的密钥十秒后从剪贴板清除。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>none: under a name of its own</source>
        <translation>无：用单独的名称</translation>
    </message>
    <message>
        <source>Keychain of this computer</source>
        <translation>本机钥匙串</translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation>硬件令牌</translation>
    </message>
    <message>
        <source>Vault in the profile</source>
        <translation>配置中的保险库</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyField</name>
    <message>
        <source>Paste a key here, or skip this question.</source>
        <translation>请在此粘贴密钥，或跳过这一步。</translation>
    </message>
    <message>
        <source>Get a key here</source>
        <translation>在这里获取密钥</translation>
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
        <source>No keychain answers on this computer. Type vault:NAME for a key that is stored on the Security page, or env:NAME for one in an environment variable.</source>
        <translation>本机的系统钥匙串不可用。请先在“安全”页面存储密钥，再在此输入 vault:名称；环境变量中的密钥请输入 env:NAME。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyPlaceChoice</name>
    <message>
        <source>The keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>The token “%1”</source>
        <translation>令牌“%1”</translation>
    </message>
    <message>
        <source>The hardware token</source>
        <translation>硬件令牌</translation>
    </message>
    <message>
        <source>Behind a passphrase</source>
        <translation>口令之后</translation>
    </message>
    <message>
        <source>Where it is: %1</source>
        <translation>原处：%1</translation>
    </message>
    <message>
        <source>Chosen by Spyhop</source>
        <translation>由 Spyhop 选择</translation>
    </message>
    <message>
        <source>It opens with your session. Nothing is typed.</source>
        <translation>随您的会话一起打开，无需输入任何内容。</translation>
    </message>
    <message>
        <source>Nobody opens what is stored without the token and its PIN. If it is lost, so is what is stored.</source>
        <translation>没有令牌及其 PIN，任何人都打不开已存储的内容。令牌丢失，已存储的内容也随之丢失。</translation>
    </message>
    <message>
        <source>It is typed at every start. If it is forgotten, what is stored stays closed.</source>
        <translation>每次启动时输入。一旦忘记，已存储的内容就无法打开。</translation>
    </message>
    <message>
        <source>The new key takes the place of the old one.</source>
        <translation>新密钥取代旧密钥的位置。</translation>
    </message>
    <message>
        <source>The keychain, or a passphrase where there is none that answers.</source>
        <translation>系统钥匙串；没有可用的钥匙串时用口令。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyPlaceFields</name>
    <message>
        <source>Where the key lies</source>
        <translation>密钥放在哪里</translation>
    </message>
    <message>
        <source>Keychain, token or passphrase</source>
        <translation>系统钥匙串、令牌或口令</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyRow</name>
    <message>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>无法取得</translation>
    </message>
    <message>
        <source>used by nobody</source>
        <translation>无人使用</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>由 %1 使用</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Replace the key %1</source>
        <translation>更换密钥 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the key %1</source>
        <translation>移除密钥 %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>No key lies in a file in the clear. Here is where each one lies, and whether it can be reached.</source>
        <translation>没有密钥以明文存放在文件里。这里列出每个密钥在哪里、能否取得。</translation>
    </message>
    <message>
        <source>No endpoint uses a key yet.</source>
        <translation>还没有端点使用密钥。</translation>
    </message>
    <message>
        <source>Store a key…</source>
        <translation>存入密钥…</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation>硬件令牌</translation>
    </message>
    <message>
        <source>Choose a token…</source>
        <translation>选择令牌…</translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation>输入 PIN…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>None is chosen. A token (PKCS#11) seals keys with a key that nobody can take out of it.</source>
        <translation>尚未选择。令牌（PKCS#11）用一把谁也取不出的密钥来封存密钥。</translation>
    </message>
    <message>
        <source>“%1” is not there. Its keys come back when it is put in and its PIN is typed.</source>
        <translation>“%1”不在。插入并输入 PIN 后，其中的密钥即恢复可用。</translation>
    </message>
    <message>
        <source>“%1” is there and waits for its PIN.</source>
        <translation>“%1”已就位，正在等待 PIN。</translation>
    </message>
    <message>
        <source>“%1” is open. It is locked when it is pulled out and when Spyhop ends.</source>
        <translation>“%1”已打开。拔出令牌或退出 Spyhop 时即锁定。</translation>
    </message>
    <message>
        <source>Token locked</source>
        <translation>令牌已锁定</translation>
    </message>
    <message>
        <source>Token away</source>
        <translation>令牌不在</translation>
    </message>
    <message>
        <source>Stored as %1.</source>
        <translation>已存为 %1。</translation>
    </message>
    <message>
        <source>Remove a key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>The key “%1” is removed from where it lies. It cannot be brought back from here.</source>
        <translation>密钥“%1”将从存放处移除，此处无法恢复。</translation>
    </message>
    <message>
        <source>The key “%1” is removed from where it lies. %2 cannot be asked without it.</source>
        <translation>密钥“%1”将从存放处移除。没有它就无法向 %2 提问。</translation>
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
        <source>The key was removed.</source>
        <translation>密钥已移除。</translation>
    </message>
    <message>
        <source>Keychain: %1</source>
        <translation>钥匙串：%1</translation>
    </message>
    <message>
        <source>What needs no key of it goes on.</source>
        <translation>不需要其中密钥的工作照常进行。</translation>
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
    <message>
        <source>it goes on there and is charged, though the job stands here. Resumed, the job fetches what comes of it</source>
        <translation>任务在本机已停，但那边仍在处理并计费。继续任务即可取回结果</translation>
    </message>
    <message>
        <source>Cancel it there</source>
        <translation>在那边也取消</translation>
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
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Previous version of the last message</source>
        <translation>最后一条消息的上一个版本</translation>
    </message>
    <message>
        <source>Next version of the last message</source>
        <translation>最后一条消息的下一个版本</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>在本对话中查找</translation>
    </message>
    <message>
        <source>Go to the previous question</source>
        <translation>转到上一个问题</translation>
    </message>
    <message>
        <source>Go to the next question</source>
        <translation>转到下一个问题</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制最后一条回答</translation>
    </message>
    <message>
        <source>Copy the whole chat</source>
        <translation>复制整个对话</translation>
    </message>
    <message>
        <source>Ask the last question in other words</source>
        <translation>把最后一个问题换一种问法</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Archive of chats</source>
        <translation>对话归档</translation>
    </message>
    <message>
        <source>Trash of chats</source>
        <translation>对话回收站</translation>
    </message>
    <message>
        <source>This chat&apos;s role and settings</source>
        <translation>此对话的角色与设置</translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation>已保存的提示词</translation>
    </message>
    <message>
        <source>Send as a task</source>
        <translation>作为任务发送</translation>
    </message>
    <message>
        <source>What fills the model&apos;s context</source>
        <translation>模型上下文的占用情况</translation>
    </message>
    <message>
        <source>New private chat</source>
        <translation>新建私密对话</translation>
    </message>
    <message>
        <source>Send to several models</source>
        <translation>发送给多个模型</translation>
    </message>
    <message>
        <source>Show the answers side by side</source>
        <translation>并排显示各个回答</translation>
    </message>
    <message>
        <source>Questions of this chat</source>
        <translation>本对话的问题</translation>
    </message>
    <message>
        <source>Compare with other models</source>
        <translation>与其他模型比较</translation>
    </message>
    <message>
        <source>This was restored on %1: the backup&apos;s passphrase opens it (after an undo, the one from before).</source>
        <translation>这里的内容于 %1 从备份恢复：请输入该备份的口令（如已撤销恢复，请输入恢复之前的口令）。</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>Unlock what is stored</source>
        <translation>解锁已存储的内容</translation>
    </message>
    <message>
        <source>Nothing that is stored is locked.</source>
        <translation>已存储的内容没有被锁定。</translation>
    </message>
    <message>
        <source>Templates for jobs</source>
        <translation>作业模板</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation>重命名此对话</translation>
    </message>
    <message>
        <source>Move this chat to a new project</source>
        <translation>把此对话移到新项目</translation>
    </message>
    <message>
        <source>Archive this chat, or take it out</source>
        <translation>归档此对话，或取出</translation>
    </message>
    <message>
        <source>Delete this chat (to the trash)</source>
        <translation>删除此对话（移到回收站）</translation>
    </message>
    <message>
        <source>Export this chat as Markdown</source>
        <translation>将此对话导出为 Markdown</translation>
    </message>
    <message>
        <source>Export this chat as a web page</source>
        <translation>将此对话导出为网页</translation>
    </message>
    <message>
        <source>Export this chat as a Word document</source>
        <translation>将此对话导出为 Word 文档</translation>
    </message>
    <message>
        <source>Export this chat as PDF</source>
        <translation>将此对话导出为 PDF</translation>
    </message>
    <message>
        <source>Export this chat as JSON</source>
        <translation>将此对话导出为 JSON</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation>隐私闸门</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份与恢复</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>验证审计日志</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>About Spyhop</source>
        <translation>关于 Spyhop</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation>钥匙串正在要求输入密码。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MaximumDialog</name>
    <message>
        <source>Raise the maximum</source>
        <translation>提高上限</translation>
    </message>
    <message>
        <source>%1 of %2 are done, for %3.</source>
        <translation>已完成 %1 / %2，花费 %3。</translation>
    </message>
    <message>
        <source>At this rate all of them cost about %1.</source>
        <translation>照此推算，全部约需 %1。</translation>
    </message>
    <message>
        <source>Stop before it costs more than</source>
        <translation>费用超过以下金额前停止</translation>
    </message>
    <message>
        <source>What the whole job may cost, with what it has cost so far. Empty: no stop.</source>
        <translation>整个任务的费用上限，含已花费的部分。留空则不限。</translation>
    </message>
    <message>
        <source>Raise and go on</source>
        <translation>提高并继续</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Change the maximum</source>
        <translation>更改上限</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MemoryStrip</name>
    <message>
        <source>Private</source>
        <translation>私密</translation>
    </message>
    <message>
        <source>Nothing of this chat is written down; it is gone once you leave it.</source>
        <translation>这段对话不作任何记录；离开后即消失。</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>仅在内存中</translation>
    </message>
    <message>
        <source>The earlier messages are stored; what was written since storing ended is not.</source>
        <translation>之前的消息已存储，停止存储之后写的内容没有存储。</translation>
    </message>
    <message>
        <source>Keep this and new chats, encrypted</source>
        <translation>加密保存此对话和新对话</translation>
    </message>
    <message>
        <source>Keep all chats, encrypted</source>
        <translation>加密保存所有对话</translation>
    </message>
    <message>
        <source>This chat is stored on this computer.</source>
        <translation>这段对话会保存在本机。</translation>
    </message>
    <message>
        <source>This chat and the others that are in memory are stored on this computer.</source>
        <translation>这段对话和内存中的其他对话会保存在本机。</translation>
    </message>
    <message>
        <source>New chats are stored from now on, too.</source>
        <translation>从现在起，新的对话也会保存。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewJobPage</name>
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
    <message>
        <source>costs nothing</source>
        <translation>不产生费用</translation>
    </message>
    <message>
        <source>price not known, about %1 tokens to read</source>
        <translation>价格未知，约需读取 %1 个 Token</translation>
    </message>
    <message>
        <source>done about %1</source>
        <translation>约 %1 完成</translation>
    </message>
    <message>
        <source>finish time known once a job has run</source>
        <translation>运行过一次任务后才能估计完成时间</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewKeyDialog</name>
    <message>
        <source>Make a new key</source>
        <translation>生成新密钥</translation>
    </message>
    <message>
        <source>New data key</source>
        <translation>新数据密钥</translation>
    </message>
    <message>
        <source>A fresh key is made, and everything stored is sealed anew with it. Where does it go to?</source>
        <translation>将生成一个新密钥，并用它重新封存全部内容。新密钥放在哪里？</translation>
    </message>
    <message>
        <source>Nobody can restore the passphrase: without it, what is stored stays closed.</source>
        <translation>口令无法找回：没有它，已存储的内容就无法打开。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation>至少 %1 个字符</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
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
        <source>Passphrase</source>
        <translation>口令</translation>
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
</context>
<context>
    <name>spyhop::ui::PictureCopy</name>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>More than one picture goes by way of files, and this chat leaves none on the disk. Copy less of it at a time.</source>
        <translation>多张图片需要经过文件，而此对话不在磁盘上留下任何文件。请一次少复制一些。</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>内存不足，无法生成图片。</translation>
    </message>
    <message>
        <source>The pictures could not be written to %1: is the disk full?</source>
        <translation>图片无法写入 %1：磁盘是否已满？</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PinDialog</name>
    <message>
        <source>Open the token</source>
        <translation>打开令牌</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>令牌的 PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>The token “%1” has a keypad of its own: type its PIN there.</source>
        <translation>令牌“%1”自带键盘：请在上面输入 PIN。</translation>
    </message>
    <message>
        <source>The token “%1” opens with its PIN. The PIN goes to the token and is kept nowhere.</source>
        <translation>令牌“%1”用 PIN 打开。PIN 只交给令牌，不会保存。</translation>
    </message>
    <message>
        <source>The token “%1” is not there. Put it in.</source>
        <translation>令牌“%1”不在。请插入。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PolicyBench</name>
    <message>
        <source>No answer</source>
        <translation>没有结论</translation>
    </message>
    <message>
        <source>The policy cannot be read yet: nothing would be allowed.</source>
        <translation>策略还无法读取：什么都不会允许。</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Asked for %1. Rules without a zone go by this computer&apos;s: %2.</source>
        <translation>按 %1 询问。没有写时区的规则按本机时区：%2。</translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation>从 %1 起重新允许。</translation>
    </message>
    <message>
        <source>Test bench</source>
        <translation>试验台</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>从哪里</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>the endpoint&apos;s: %1</source>
        <translation>端点的层级：%1</translation>
    </message>
    <message>
        <source>No endpoint was named, and rules speak of some: it may be otherwise there.</source>
        <translation>未指明端点，而有规则涉及端点：在那里结果可能不同。</translation>
    </message>
    <message>
        <source>To which endpoint</source>
        <translation>发往哪个端点</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>未指明</translation>
    </message>
    <message>
        <source>By the administrator&apos;s policy and the text in the editor, saved or not.</source>
        <translation>依据管理员的策略和编辑器中的文本，无论是否已保存。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PolicyPanel</name>
    <message>
        <source>My own policy</source>
        <translation>我自己的策略</translation>
    </message>
    <message>
        <source>Administrator: %1</source>
        <translation>管理员：%1</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Nothing is allowed</source>
        <translation>什么都不允许</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>No policy</source>
        <translation>没有策略</translation>
    </message>
    <message>
        <source>Everything is allowed. Once a policy is saved, only what it allows is.</source>
        <translation>一切都允许。保存策略之后，只允许它所允许的。</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Your own policy is asked before each call.</source>
        <translation>每次调用之前都按您自己的策略检查。</translation>
    </message>
    <message>
        <source>The administrator&apos;s policy is asked before each call. Yours can only take away.</source>
        <translation>每次调用之前都按管理员的策略检查。您的策略只能收紧。</translation>
    </message>
    <message>
        <source>Your own policy is gone.</source>
        <translation>您自己的策略已删除。</translation>
    </message>
    <message>
        <source>The policy is in force.</source>
        <translation>策略已生效。</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Insert a rule</source>
        <translation>插入规则</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Text of the policy</source>
        <translation>策略文本</translation>
    </message>
    <message>
        <source>Insert a rule to begin with, or write one: {&quot;effect&quot;: &quot;allow&quot;, &quot;principal&quot;: [&quot;*&quot;], &quot;resource&quot;: [&quot;api:*&quot;]}</source>
        <translation>先插入一条规则，或自己写：{&quot;effect&quot;: &quot;allow&quot;, &quot;principal&quot;: [&quot;*&quot;], &quot;resource&quot;: [&quot;api:*&quot;]}</translation>
    </message>
    <message>
        <source>A deny beats every allow, and the order of rules never matters. On a computer that is yours alone a policy guards against mistakes, not against yourself.</source>
        <translation>拒绝优先于一切允许，规则的先后无关紧要。在只属于您自己的电脑上，策略防的是失误，防不住您自己。</translation>
    </message>
    <message>
        <source>Office hours</source>
        <translation>办公时间</translation>
    </message>
    <message>
        <source>One model for a team, from its network</source>
        <translation>团队在其网络内使用一个模型</translation>
    </message>
    <message>
        <source>No attachments to outside services</source>
        <translation>不向外部服务发送附件</translation>
    </message>
    <message>
        <source>Not this endpoint</source>
        <translation>不用这个端点</translation>
    </message>
    <message>
        <source>Allow everything else</source>
        <translation>其余一律允许</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PriceFields</name>
    <message>
        <source>A currency is three letters, such as USD or CNY.</source>
        <translation>货币是三个字母，例如 USD 或 CNY。</translation>
    </message>
    <message>
        <source>Currency and prices</source>
        <translation>货币与价格</translation>
    </message>
    <message>
        <source>What is charged here, where the program does not know it</source>
        <translation>此处的计费方式（程序不知道时）</translation>
    </message>
    <message>
        <source>Charged in</source>
        <translation>计费货币</translation>
    </message>
    <message>
        <source>as the balance says; else USD</source>
        <translation>以余额为准；否则为 USD</translation>
    </message>
    <message>
        <source>Prices for a million tokens</source>
        <translation>每百万词元的价格</translation>
    </message>
    <message>
        <source>A line for each model: its name, input, cached input (if it costs less), output, and the currency, if it is another. These go before the prices that come with the program.</source>
        <translation>每个模型一行：名称、输入、缓存命中的输入（若更便宜）、输出，以及货币（若不同）。这些价格优先于程序自带的价格。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PrivacyPage</name>
    <message>
        <source>Nothing new is stored. What is stored stays until you erase it.</source>
        <translation>不再存储新内容。已存储的会保留，直到您抹除。</translation>
    </message>
    <message>
        <source>Erase what is stored</source>
        <translation>抹除已存储的内容</translation>
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
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Nothing you write or read is stored unless you say so here. What is stored is encrypted from the first byte.</source>
        <translation>除非您在这里同意，否则您写的和读的都不会存储。存储的内容从第一个字节起就加密。</translation>
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
    <message>
        <source>Nothing new is left at a provider.</source>
        <translation>不再把新内容留在服务商处。</translation>
    </message>
    <message>
        <source>Store drafts: what is typed and not sent yet</source>
        <translation>存储草稿：已输入但尚未发送的内容</translation>
    </message>
    <message>
        <source>Store the prompts themselves in the audit log</source>
        <translation>在审计日志中存储提示词原文</translation>
    </message>
    <message>
        <source>Leave files and tasks at the provider until they are done</source>
        <translation>允许文件和任务留在服务商处，直至完成</translation>
    </message>
    <message>
        <source>New data key…</source>
        <translation>更换数据密钥…</translation>
    </message>
    <message>
        <source>Nothing new of any chat is stored. What is stored stays here, and can be read, until you delete it.</source>
        <translation>不再存储任何对话的新内容。已存储的内容仍在本机，可以查看，直到您将其删除。</translation>
    </message>
    <message>
        <source>New jobs are not stored. A job that is stored goes on being stored until it is done or deleted.</source>
        <translation>不再存储新的任务。已存储的任务会继续存储，直到完成或被删除。</translation>
    </message>
    <message>
        <source>What is stored is locked.</source>
        <translation>已存储的内容处于锁定状态。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>If you cannot reach it any more, everything stored can be erased without it. The key may then stay there. It opens nothing once the files are gone, but it would still open copies of them that were made elsewhere, and prompts in the audit log.</source>
        <translation>如果您已无法再访问它，可以在没有它的情况下抹除所有已存储的内容。此时密钥可能留在其中。文件删除后它打不开任何内容，但仍能打开别处留存的文件副本以及审计日志中的提示词。</translation>
    </message>
    <message>
        <source>Erase, and leave the key</source>
        <translation>抹除，并留下密钥</translation>
    </message>
    <message>
        <source>Destroys the data key, and with it everything stored: chats, jobs, prompts, the API keys in the vault.</source>
        <translation>销毁数据密钥，已存储的一切也随之销毁：对话、任务、提示词以及保险库中的 API 密钥。</translation>
    </message>
    <message>
        <source>Everything that is stored is destroyed: chats, jobs, prompts, the keys in the vault. Nobody can bring it back, and neither can we.</source>
        <translation>已存储的一切都将销毁：对话、任务、提示词以及保险库中的密钥。任何人都无法恢复，我们也不能。</translation>
    </message>
    <message>
        <source>Settings, API keys in keychain and token and the audit log stay; prompts that were kept in that log open no more.</source>
        <translation>设置、系统钥匙串和令牌中的 API 密钥以及审计日志仍保留；其中保存的提示词不再能打开。</translation>
    </message>
    <message>
        <source>The audit log&apos;s key lies in the vault too: who wrote what is in the log so far can be proved no more (“Integrity only”).</source>
        <translation>审计日志的密钥也在保险库中：日志中已有的内容由谁写入，将不再能证明（“仅完整性”）。</translation>
    </message>
    <message>
        <source>Erased, and the keys in the vault with it. Everything stays in memory from now on.</source>
        <translation>已抹除，保险库中的密钥也一并抹除。从现在起一切只留在内存中。</translation>
    </message>
    <message>
        <source>Erased, and the keys in the vault with it. Everything stays in memory from now on. The data key may still lie in: %1. It opens nothing that is here any more.</source>
        <translation>已抹除，保险库中的密钥也一并抹除。从现在起一切只留在内存中。数据密钥可能仍在：%1。它已无法打开这里的任何内容。</translation>
    </message>
    <message>
        <source>Everything stored is sealed with a new key.</source>
        <translation>全部内容已用新密钥封存。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PromptPicker</name>
    <message>
        <source>Saved prompts</source>
        <translation>已保存的提示词</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>查找提示词</translation>
    </message>
    <message>
        <source>Save this text</source>
        <translation>保存此文本</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>In memory only: they last until the program ends, unless you allow storing drafts and prompts.</source>
        <translation>仅在内存中：程序结束后会消失，除非您允许存储草稿和提示词。</translation>
    </message>
    <message>
        <source>No prompt is saved yet. Write one below, with {{fields}}, and save it.</source>
        <translation>还没有保存的提示词。可在下方写一个，可带 {{fields}}，然后保存。</translation>
    </message>
    <message>
        <source>No saved prompt has these words.</source>
        <translation>没有包含这些词的提示词。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新建提示词</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>编辑提示词</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Fields: {{name}}, {{name:long}}, {{name:number}}, {{date}}, {{tone:choice(formal|friendly)}}, each with =preset if it has one.</source>
        <translation>字段：{{name}}、{{name:long}}、{{name:number}}、{{date}}、{{tone:choice(formal|friendly)}}，均可用 = 写上预设值。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Export prompts and roles</source>
        <translation>导出提示词和角色</translation>
    </message>
    <message>
        <source>Import prompts and roles</source>
        <translation>导入提示词和角色</translation>
    </message>
    <message>
        <source>Prompts (*.json)</source>
        <translation>提示词 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) and role(s) were imported.</source>
        <translation>
            <numerusform>已导入 %n 个提示词和角色。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>The prompt &quot;%1&quot; was deleted.</source>
        <translation>提示词“%1”已删除。</translation>
    </message>
    <message>
        <source>The prompts that are stored are locked. They stand here once what is stored is unlocked.</source>
        <translation>已保存的提示词处于锁定状态，解锁已保存的内容后显示在这里。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ProviderPanel</name>
    <message>
        <source>What stays at the provider</source>
        <translation>留在服务商处的内容</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an endpoint, its provider</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, a switch</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What you send to a provider leaves this computer. This is what is known of where it goes; nothing is guessed.</source>
        <translation>您发送给服务商的内容会离开本机。以下是已知的去向；未作任何猜测。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::QuestionEditor</name>
    <message>
        <source>Ask in other words</source>
        <translation>换一种问法</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The question as it was stays, with its answers: ‹ 1/2 › leads back to it.</source>
        <translation>原来的问题和回答都会保留：用 ‹ 1/2 › 可以切换回去。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Ask (%1)</source>
        <translation>提问（%1）</translation>
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
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RecordCheckPanel</name>
    <message numerus="yes">
        <source>%n record(s) opened so far.</source>
        <translation>
            <numerusform>已打开 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore a backup if you need them.</source>
        <translation>如需找回，请恢复备份。</translation>
    </message>
    <message numerus="yes">
        <source>%n damaged</source>
        <translation>
            <numerusform>%n 条已损坏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n record(s). Each costs itself only, and the rest is fine.</source>
        <translation>
            <numerusform>共 %n 条记录。每条损坏只影响自身，其余完好。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) open.</source>
        <translation>
            <numerusform>全部 %n 条记录都能打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Nothing is stored.</source>
        <translation>没有存储任何内容。</translation>
    </message>
    <message>
        <source>Whether everything opens</source>
        <translation>是否全部都能打开</translation>
    </message>
    <message>
        <source>Opens every record that is stored and names those that are damaged. Nothing is changed.</source>
        <translation>打开每一条已存储的记录，并列出损坏的记录。不会改动任何内容。</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>检查每条记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Damaged records</source>
        <translation>损坏的记录</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RestoreDialog</name>
    <message>
        <source>Look inside</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Restore and start again</source>
        <translation>恢复并重新启动</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>备份口令</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The backup of %1 is whole. It takes the place of what is here. What is here stays beside it and can be brought back; keys in the keychain are not touched. Afterwards, the backup&apos;s passphrase opens what is stored.</source>
        <translation>%1 的备份完整无损。它将替换现有内容。现有内容会保留在旁边，可以找回；钥匙串中的密钥不受影响。之后用备份的口令打开存储的内容。</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Batch jobs</source>
        <translation>批处理任务</translation>
    </message>
    <message>
        <source>Prompts and roles</source>
        <translation>提示词和角色</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Keys in the vault</source>
        <translation>密钥库中的密钥</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>现有</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RoleFields</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
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
    <message>
        <source>Dialect, tier, priority</source>
        <translation>方言、层级、优先级</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>端点层级</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SearchModel</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages · %1</source>
        <translation>消息 · %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SecurityPage</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Parts of Security</source>
        <translation>“安全”的各部分</translation>
    </message>
    <message>
        <source>Keys, policy and audit log stand here once they are set up.</source>
        <translation>密钥、策略和审计日志设置好后显示在这里。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation>隐私闸门</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SecurityRoom</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SentAttachments</name>
    <message>
        <source>Save the attachment</source>
        <translation>保存附件</translation>
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
    <name>spyhop::ui::SidePanel</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>自己的内容</translation>
    </message>
    <message>
        <source>Has no effect while %1 thinks.</source>
        <translation>%1 思考时此项无效。</translation>
    </message>
    <message>
        <source>Has no effect once thinking is on.</source>
        <translation>开启思考后此项无效。</translation>
    </message>
    <message>
        <source>0 keeps to the likeliest words, 2 wanders.</source>
        <translation>0 只用最可能的词，2 更发散。</translation>
    </message>
    <message>
        <source>Tokens; what is thought counts too.</source>
        <translation>单位为 Token；思考内容也计算在内。</translation>
    </message>
    <message>
        <source>Tokens.</source>
        <translation>单位为 Token。</translation>
    </message>
    <message>
        <source>Roles are in memory only, unless you allow storing drafts and prompts.</source>
        <translation>角色仅在内存中，除非您允许存储草稿和提示词。</translation>
    </message>
    <message>
        <source>Save as a role</source>
        <translation>保存为角色</translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>此对话</translation>
    </message>
    <message>
        <source>Close (Ctrl+I)</source>
        <translation>关闭（Ctrl+I）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>How the model is to answer in this chat</source>
        <translation>模型在此对话中应如何回答</translation>
    </message>
    <message>
        <source>Save as a role…</source>
        <translation>保存为角色…</translation>
    </message>
    <message>
        <source>Delete role</source>
        <translation>删除角色</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型默认</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>When this chat no longer fits</source>
        <translation>当此对话超出容量时</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Thinking effort</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>The role &quot;%1&quot; was deleted.</source>
        <translation>角色“%1”已删除。</translation>
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
    <name>spyhop::ui::StrayKeys</name>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>Other accounts of this computer may read this file.</source>
        <translation>本机的其他账户可以读取这个文件。</translation>
    </message>
    <message>
        <source>Keys that lie open</source>
        <translation>明文存放的密钥</translation>
    </message>
    <message>
        <source>Other programs often keep keys in plain files. Spyhop can look in the places that are known; it reads, and changes nothing.</source>
        <translation>其他程序常把密钥存放在明文文件里。Spyhop 可以在已知的位置查找；只读取，不改动。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查找</translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>None was found.</source>
        <translation>没有发现。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s). Store each here, remove it there, and have those that others could read replaced.</source>
        <translation>
            <numerusform>%n 个密钥。请逐个存入这里，再从原处删除，并更换可能被他人读到的密钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked into, since it is too large.</source>
        <translation>文件过大，未检查。</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TaskBanner</name>
    <message>
        <source>Unknown outcome</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>the task was sent, and nobody can say whether the provider took it; sent again, it may be charged twice</source>
        <translation>任务已发送，但无法确定服务商是否收到；再次发送可能重复计费</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>waits to be looked at</source>
        <translation>等待查看</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation>%1 s 后查看</translation>
    </message>
    <message>
        <source>Task at the provider</source>
        <translation>任务在服务商处</translation>
    </message>
    <message>
        <source>Sending the task</source>
        <translation>正在发送任务</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <message>
        <source>Save this question to a file…</source>
        <translation>把此问题存为文件…</translation>
    </message>
    <message>
        <source>Replace the template</source>
        <translation>替换模板</translation>
    </message>
    <message>
        <source>There is a template “%1” already. Its question and columns are lost.</source>
        <translation>已有名为“%1”的模板。它的问题和列将会丢失。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>换个名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>%1 (shipped)</source>
        <translation>%1（自带）</translation>
    </message>
    <message>
        <source>%1 (your own)</source>
        <translation>%1（自有）</translation>
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
    <name>spyhop::ui::TokenDialog</name>
    <message>
        <source>Look again</source>
        <translation>再次查找</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>使用这个令牌</translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation>硬件令牌</translation>
    </message>
    <message>
        <source>A token seals keys with a key of its own that never leaves it. The profile then holds only what nobody can open without the token and its PIN.</source>
        <translation>令牌用自己的、从不离开令牌的密钥来封存密钥。配置中只留下没有令牌和 PIN 谁也打不开的内容。</translation>
    </message>
    <message>
        <source>Tokens at this computer</source>
        <translation>本机的令牌</translation>
    </message>
    <message>
        <source>the known places</source>
        <translation>已知位置</translation>
    </message>
    <message>
        <source>PKCS#11 library</source>
        <translation>PKCS#11 库</translation>
    </message>
    <message>
        <source>Only if the token is not found: the library that came with it, with its whole path.</source>
        <translation>仅当找不到令牌时填写：随附的库的完整路径。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>None was found. Put one in, then look again.</source>
        <translation>没有找到。请插入后再次查找。</translation>
    </message>
    <message>
        <source>%1 (cannot seal keys: lacks %2)</source>
        <translation>%1（无法封存密钥：缺少 %2）</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TranscriptActions</name>
    <message>
        <source>Ask the model itself, not the cache</source>
        <translation>不用缓存，直接问模型</translation>
    </message>
    <message>
        <source>How this answer came about (Ctrl+D)</source>
        <translation>回答的来历（Ctrl+D）</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Go on with the answer</source>
        <translation>继续回答</translation>
    </message>
    <message>
        <source>Fold the reasoning</source>
        <translation>收起思考过程</translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation>展开思考过程</translation>
    </message>
    <message>
        <source>How this answer came about</source>
        <translation>回答的来历</translation>
    </message>
    <message>
        <source>Making pictures…</source>
        <translation>正在生成图片…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
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
</context>
<context>
    <name>spyhop::ui::TrashModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TurnList</name>
    <message>
        <source>Questions of this chat</source>
        <translation>本对话的问题</translation>
    </message>
    <message>
        <source>(only attachments)</source>
        <translation>（仅附件）</translation>
    </message>
    <message>
        <source>Question %1 of %2: %3</source>
        <translation>第 %1 个问题，共 %2 个：%3</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TurnRail</name>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question %1 of %2: %3</source>
        <translation>第 %1/%2 个问题：%3</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TwiceBanner</name>
    <message>
        <source>Possibly billed twice: %1</source>
        <translation>可能重复计费：%1</translation>
    </message>
    <message>
        <source>nobody heard how their first call ended. The cost holds an estimate of it once they were asked again</source>
        <translation>它们的第一次调用如何结束无从得知。再次请求后，费用中包含对它的估算</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WatchList</name>
    <message numerus="yes">
        <source>%n job(s) so far</source>
        <translation>
            <numerusform>至今 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>the folder is not there at the moment</source>
        <translation>文件夹目前不在</translation>
    </message>
    <message>
        <source>until this window closes, since nothing of jobs is kept</source>
        <translation>到此窗口关闭为止，因为不保存任务</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>正在监视 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Each job may cost at most %1; there is no maximum of all of them.</source>
        <translation>每个任务最多花费 %1；所有任务合计没有上限。</translation>
    </message>
    <message>
        <source>No maximum is set.</source>
        <translation>未设置上限。</translation>
    </message>
    <message>
        <source>Asked of %1.</source>
        <translation>向 %1 提问。</translation>
    </message>
    <message>
        <source>Paid endpoints may take over.</source>
        <translation>付费端点可以接替。</translation>
    </message>
    <message>
        <source>each job at most %1</source>
        <translation>每个任务最多 %1</translation>
    </message>
    <message>
        <source>another process watches it</source>
        <translation>另一个进程正在监视它</translation>
    </message>
    <message>
        <source>another process watches it (pid %1)</source>
        <translation>另一个进程正在监视它（pid %1）</translation>
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
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>One table alone row by row, others as documents</source>
        <translation>仅一个表格时逐行处理，否则作为文档</translation>
    </message>
    <message>
        <source>Row by row: each row is an item</source>
        <translation>逐行处理：每行为一项</translation>
    </message>
    <message>
        <source>As documents: each table is an item</source>
        <translation>作为文档：每个表格为一项</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作簿中的工作表</translation>
    </message>
    <message>
        <source>empty: the first that holds anything</source>
        <translation>留空：第一个有内容的工作表</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WhoRow</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
        <source>Edge: this computer or the office</source>
        <translation>边缘节点：本机或办公室</translation>
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
        <source>Let paid endpoints take over when this computer&apos;s do not answer</source>
        <translation>本机端点没有应答时，允许付费端点接替</translation>
    </message>
    <message>
        <source>No endpoint of this tier is set up.</source>
        <translation>没有设置这一层级的端点。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>端点层级</translation>
    </message>
</context>
</TS>
