<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdminFile</name>
    <message>
        <source>Somebody other than the administrator could have changed this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator must own it, and nobody else may write to it (chown root, chmod go-w).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator&apos;s file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>on this computer</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>self-hosted</source>
        <translation>self-hosted</translation>
    </message>
    <message>
        <source>without a model</source>
        <translation>without a model</translation>
    </message>
    <message>
        <source>instead of %1</source>
        <translation>instead of %1</translation>
    </message>
    <message>
        <source>Length limit</source>
        <translation>Length limit</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>What had come is kept.</source>
        <translation>What had come is kept.</translation>
    </message>
    <message>
        <source>The program ended while this was written.</source>
        <translation>The program ended while this was written.</translation>
    </message>
    <message>
        <source>Your question is kept.</source>
        <translation>Your question is kept.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>The program ended before anything came.</source>
        <translation>The program ended before anything came.</translation>
    </message>
    <message>
        <source>%1 was asked for</source>
        <translation>%1 was asked for</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>from the cache</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message numerus="yes">
        <source>%n adjustment(s)</source>
        <translation>
            <numerusform>%n adjustment</numerusform>
            <numerusform>%n adjustments</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>continued</translation>
    </message>
    <message>
        <source>continued by %1</source>
        <translation>continued by %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Choose another endpoint</source>
        <translation>Choose another endpoint</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <source>Cut by the provider&apos;s filter</source>
        <translation>Cut by the provider&apos;s filter</translation>
    </message>
    <message>
        <source>Cut at the length limit</source>
        <translation>Cut at the length limit</translation>
    </message>
    <message>
        <source>The model can go on where it stopped.</source>
        <translation>The model can go on where it stopped.</translation>
    </message>
    <message>
        <source>%1 was asked</source>
        <translation>%1 was asked</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerCache</name>
    <message>
        <source>A stored answer has an unknown form.</source>
        <translation>A stored answer has an unknown form.</translation>
    </message>
</context>
<context>
    <name>AnswerDetails</name>
    <message>
        <source>(estimated: the answer broke off before it was counted)</source>
        <translation>(estimated: the answer broke off before it was counted)</translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation>asked for %1</translation>
    </message>
    <message>
        <source>called %1 there</source>
        <translation>called %1 there</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1 answered</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>given up by you</source>
        <translation>given up by you</translation>
    </message>
    <message>
        <source>It may have been billed.</source>
        <translation>It may have been billed.</translation>
    </message>
    <message>
        <source>%1 read (%2 from the provider&apos;s prompt cache)</source>
        <translation>%1 read (%2 from the provider&apos;s prompt cache)</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 read</translation>
    </message>
    <message>
        <source>%1 written (%2 of them thinking)</source>
        <translation>%1 written (%2 of them thinking)</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 written</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>%1 until it left</source>
        <translation>%1 until it left</translation>
    </message>
    <message>
        <source>%1 to connect</source>
        <translation>%1 to connect</translation>
    </message>
    <message>
        <source>%1 of writing</source>
        <translation>%1 of writing</translation>
    </message>
    <message>
        <source>from memory (level 1): nothing was sent, nothing was paid</source>
        <translation>from memory (level 1): nothing was sent, nothing was paid</translation>
    </message>
    <message>
        <source>from the disk (level 2): nothing was sent, nothing was paid</source>
        <translation>from the disk (level 2): nothing was sent, nothing was paid</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>waited %1</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>Try %1</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>finish reason “%1”</source>
        <translation>finish reason “%1”</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Part %1</translation>
    </message>
    <message>
        <source>The program ended while this was written.</source>
        <translation>The program ended while this was written.</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>All parts</translation>
    </message>
    <message>
        <source>%1 until the first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.</source>
        <comment>ends a sentence that another one follows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>This is more than the %1 million characters that fit into one request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a file and make a batch job of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture on the clipboard is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture on the clipboard cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, scaled down from %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this folder can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; left out: metadata of the picture (place, time, camera or the like)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>The file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Spyhop and end its commands first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is too short: %1 bytes at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no restore that could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is putting a backup in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation type="unfinished">Try again when it has finished.</translation>
    </message>
    <message>
        <source>It was begun; the next start of Spyhop finishes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A restore waited for more than a day and was called off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Restore the backup again if you still want it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A restore waits, since another program has the profile open. Close Spyhop and end its commands, and it is put in place at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>The server&apos;s account balance cannot be read.</source>
        <translation>The server&apos;s account balance cannot be read.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>There is no job “%1”.</source>
        <translation>There is no job “%1”.</translation>
    </message>
    <message>
        <source>There is nothing to work on.</source>
        <translation>There is nothing to work on.</translation>
    </message>
    <message>
        <source>A job&apos;s name is made of at most 64 letters, digits, dots, hyphens and underscores.</source>
        <translation>A job&apos;s name is made of at most 64 letters, digits, dots, hyphens and underscores.</translation>
    </message>
    <message>
        <source>The column “%1” is not NAME:TYPE[:HINT]: %2</source>
        <translation>The column “%1” is not NAME:TYPE[:HINT]: %2</translation>
    </message>
    <message>
        <source>the name is missing.</source>
        <translation>the name is missing.</translation>
    </message>
    <message>
        <source>the type is missing.</source>
        <translation>the type is missing.</translation>
    </message>
    <message>
        <source>the bracket is not closed.</source>
        <translation>the bracket is not closed.</translation>
    </message>
    <message>
        <source>the type is one of text, number, date, bool, list, enum(a|b|c).</source>
        <translation>the type is one of text, number, date, bool, list, enum(a|b|c).</translation>
    </message>
    <message>
        <source>enum needs its choices: enum(a|b|c).</source>
        <translation>enum needs its choices: enum(a|b|c).</translation>
    </message>
    <message>
        <source>The column name “%1” is empty or given twice.</source>
        <translation>The column name “%1” is empty or given twice.</translation>
    </message>
    <message>
        <source>The maximum cost of %1 is reached.</source>
        <translation>The maximum cost of %1 is reached.</translation>
    </message>
    <message>
        <source>The table could not be written (%1).</source>
        <translation>The table could not be written (%1).</translation>
    </message>
    <message>
        <source>The file could not be written (%1).</source>
        <translation>The file could not be written (%1).</translation>
    </message>
    <message>
        <source>Skipped: %1.</source>
        <translation>Skipped: %1.</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>row %1</translation>
    </message>
    <message>
        <source>files of this type cannot be read yet</source>
        <translation>files of this type cannot be read yet</translation>
    </message>
    <message>
        <source>named twice</source>
        <translation>named twice</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>does not exist</translation>
    </message>
    <message>
        <source>The answer was cut off at the limit of tokens.</source>
        <translation>The answer was cut off at the limit of tokens.</translation>
    </message>
    <message>
        <source>The provider&apos;s content filter withheld the answer.</source>
        <translation>The provider&apos;s content filter withheld the answer.</translation>
    </message>
    <message>
        <source>The model answered twice in a form that cannot be used: %1</source>
        <translation>The model answered twice in a form that cannot be used: %1</translation>
    </message>
    <message>
        <source>The job “%1” is being run by another process (pid %2).</source>
        <translation>The job “%1” is being run by another process (pid %2).</translation>
    </message>
    <message>
        <source>The prompt names the unknown field {{%1}}. Known fields: %2.</source>
        <translation>The prompt names the unknown field {{%1}}. Known fields: %2.</translation>
    </message>
    <message>
        <source>The job has no prompt.</source>
        <translation>The job has no prompt.</translation>
    </message>
    <message>
        <source>The workbook could not be begun.</source>
        <translation>The workbook could not be begun.</translation>
    </message>
    <message>
        <source>The workbook could not be written (%1).</source>
        <translation>The workbook could not be written (%1).</translation>
    </message>
    <message>
        <source>A workbook holds at most 1,048,576 rows; export as CSV.</source>
        <translation>A workbook holds at most 1,048,576 rows; export as CSV.</translation>
    </message>
    <message>
        <source>A batch job is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum cost of %1 is reached: %2 are left, and one more call could cost %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer of an earlier job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is longer than the model&apos;s context of %1 tokens, and the job does not split what is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to a part of the document was cut off or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template has a column without a name, or of the unknown type “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template&apos;s column “%1” has no choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no template that this version knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template has no prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template “%1”, and no file of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A template needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part %1 of %2: %3 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question alone fills the model&apos;s context of %1 tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is longer than the model&apos;s context of %1 tokens, and what its parts came to is so as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 items done, %3 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results are written to a file ending in .csv, .xlsx, .jsonl, .md or .html, or to a folder (a name ending in /).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chapter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found in the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken from job %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens in (%2 from the prompt cache), %3 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished">%1 s</translation>
    </message>
    <message>
        <source>possibly billed twice</source>
        <translation type="unfinished">possibly billed twice</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item</source>
        <translation type="unfinished">item</translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished">status</translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens in</source>
        <translation type="unfinished">tokens in</translation>
    </message>
    <message>
        <source>from the prompt cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens out</source>
        <translation type="unfinished">tokens out</translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished">cost</translation>
    </message>
    <message>
        <source>currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The result is a new workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <comment>a file, a page of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has changed since the job was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several in one request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as a file batch, which may take a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>directly, one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks and batches stay at the provider until they are done, and you have not agreed to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree under Privacy (&quot;spyhop-cli privacy grant provider&quot;), or send the items directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent directly, one by one: you have not agreed to work that stays at a provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent directly, one by one: the endpoint takes no batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This endpoint takes no work of the kind &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the items directly, or automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1: the endpoint takes no file batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task never arrived at the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This endpoint takes no tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model answered in a form that cannot be used, and it was not asked again, since the input can no longer be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input can no longer be read, so the quotes were not held against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work of this job is still at the provider, which nobody could stop or fetch any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the job first, or let it come to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results would take the place of one of the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished">Choose another name.</translation>
    </message>
    <message>
        <source>the folder holds no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Make room: the job then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with %1 is full. Make room: the job then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job “%1” is being run by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” takes a number, such as 1250.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” takes a date, such as 2026-01-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” takes true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” takes one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” takes a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the other formats say it of each.</source>
        <translation>
            <numerusform>%n answer was taken from an earlier job (%1) and not paid for again; the other formats say it of each.</numerusform>
            <numerusform>%n answers were taken from earlier jobs (the first from %1) and not paid for again; the other formats say it of each.</numerusform>
        </translation>
    </message>
    <message>
        <source>sent whole: how many tokens the model takes is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched from %1 to %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has answered for %1 s, so the job is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left is asked when you resume it; nothing of it counts as failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a maximum cost of %1 a file holds %2 request(s), since each may cost up to %3 until its file has come back, and one file is sent after the other. %4 would do for one of %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the maximum, set a shorter longest answer, or send the items directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were asked again after a correction, which stands over the new answer; the other formats have both.</source>
        <translation>
            <numerusform>%n row was asked again after a correction, which stands over the new answer; the other formats have both.</numerusform>
            <numerusform>%n rows were asked again after a correction, which stands over the new answer; the other formats have both.</numerusform>
        </translation>
    </message>
    <message>
        <source>its name is not UTF-8; rename it to have it read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder could not be opened (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty, as the formula has no stored result: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gave an empty answer, and another when it was asked once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no usable answer for %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was asked again, which failed, and what was answered before stands. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost in other currencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked again on %1, answered before: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was corrected stands; the new answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the receipts say it of each.</source>
        <translation>
            <numerusform>%n answer was taken from an earlier job (%1) and not paid for again; the receipts say so.</numerusform>
            <numerusform>%n answers were taken from earlier jobs (the first from %1) and not paid for again; the receipts say it of each.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that does, or have scans recognised on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since the job was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Its rows are written anew, their values as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was removed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was cancelled meanwhile, so it does not go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stays. Resume the job if the rest is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what is asked is charged in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the maximum in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what %2 costs at %3 is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write its price into the settings of the endpoint, name a model whose price is known, or leave the maximum out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: which model would answer at %2 is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the model, or leave the maximum out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum cost of %1 cannot be held: what was asked costs is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the maximum out, or choose a model whose price is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the maximum, or set a shorter longest answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the maximum to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One call could cost %1, more than the maximum of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name is not UTF-8 (perhaps “%1”); rename it to have it read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) masked</source>
        <translation>
            <numerusform>%n value masked</numerusform>
            <numerusform>%n values masked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <comment>values masked, files, the kinds of values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HEIC pictures cannot be read; save it as JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the results are missing in the folder (%1); the others are written. %2</source>
        <translation>
            <numerusform>%n file of the results is missing in the folder (%1); the others are written. %2</numerusform>
            <numerusform>%n files of the results are missing in the folder (%1); the others are written. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>only says that the document beside it is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process has been writing the file for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process watches this folder with the same question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process (pid %1) watches this folder with the same question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it there first: each file would be paid for twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt names the unknown field {{%1}}. Known fields: %2, … (%3 in all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is room on the disk again: the job goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No peak hours are known of %1, so off-peak means at once there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of unknown outcome: %1 (sent, and nobody can say whether the provider took them).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>an item&apos;s state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <comment>an item&apos;s state</comment>
        <translation type="unfinished">running</translation>
    </message>
    <message>
        <source>done</source>
        <comment>an item&apos;s state</comment>
        <translation type="unfinished">done</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>an item&apos;s state</comment>
        <translation type="unfinished">failed</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>an item&apos;s state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1 more than is known may be charged for calls that broke off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchStore</name>
    <message>
        <source>A stored record of the batch job has an unknown form.</source>
        <translation>A stored record of the batch job has an unknown form.</translation>
    </message>
    <message>
        <source>There is no such batch job.</source>
        <translation>There is no such batch job.</translation>
    </message>
    <message>
        <source>There is a batch job with this name already.</source>
        <translation>There is a batch job with this name already.</translation>
    </message>
    <message>
        <source>The batch job has no such item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch jobs may not be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key to seal stored jobs with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow storing first.</source>
        <translation type="unfinished">Allow storing first.</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Yes or no</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>One of</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Waits for its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the job “%1” of %2. It is not paid for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>Name a PEM file with the certificate of the authority, or leave the endpoint&apos;s CA file empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is signed with %1, which can be forged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s operator has to get a new certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is for %1, not for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; something else may be answering in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate expired on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its operator has to renew it. If this computer&apos;s clock is wrong, set it right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid before %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by itself, not by an authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server is your own, save its certificate as a PEM file and name that as the endpoint&apos;s CA file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate comes from “%1”, which this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that is your company&apos;s authority, ask its IT department for the PEM file and name it as the endpoint&apos;s CA file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its operator can say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such CA file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that begins in line %1 of the CA file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file holds no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate names its host only as “common name” (%1), which has been out of use since 2017.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate&apos;s RSA key has %1 bits; below 2048 it can be broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server offers only TLS 1.2 or older; Spyhop needs TLS 1.3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its operator has to switch TLS 1.3 on. A proxy or a virus scanner that opens connections may be the cause, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at this port does not speak TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and its port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a certificate of this computer; Spyhop has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address of the server that takes a key alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection could be made; the key was not sent.</source>
        <translation type="unfinished">No secure connection could be made; the key was not sent.</translation>
    </message>
    <message>
        <source>Check the address, the server&apos;s certificate and this computer&apos;s clock.</source>
        <translation type="unfinished">Check the address, the server&apos;s certificate and this computer&apos;s clock.</translation>
    </message>
</context>
<context>
    <name>ChatCodec</name>
    <message>
        <source>The messages with their attachments are larger than 48 MiB.</source>
        <translation>The messages with their attachments are larger than 48 MiB.</translation>
    </message>
    <message>
        <source>This picture is neither JPEG, PNG, GIF nor WebP.</source>
        <translation>This picture is neither JPEG, PNG, GIF nor WebP.</translation>
    </message>
    <message>
        <source>There is no message to send.</source>
        <translation>There is no message to send.</translation>
    </message>
    <message>
        <source>There is no answer to go on with.</source>
        <translation>There is no answer to go on with.</translation>
    </message>
</context>
<context>
    <name>ChatDecoder</name>
    <message>
        <source>The server broke the answer off with an error.</source>
        <translation>The server broke the answer off with an error.</translation>
    </message>
    <message>
        <source>The server sent a piece of the answer that cannot be read.</source>
        <translation>The server sent a piece of the answer that cannot be read.</translation>
    </message>
    <message>
        <source>The reply broke off: its JSON text is not complete.</source>
        <translation>The reply broke off: its JSON text is not complete.</translation>
    </message>
    <message>
        <source>The server ran out of resources and broke the answer off.</source>
        <translation>The server ran out of resources and broke the answer off.</translation>
    </message>
    <message>
        <source>The server said that all went well, and sent no answer.</source>
        <translation>The server said that all went well, and sent no answer.</translation>
    </message>
    <message>
        <source>The answer broke off before its end.</source>
        <translation>The answer broke off before its end.</translation>
    </message>
</context>
<context>
    <name>ChatExport</name>
    <message>
        <source>Attached: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thoughts:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished">Answer</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished">Chats</translation>
    </message>
    <message>
        <source>The file&apos;s ending names no format of chats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation type="unfinished">Known: %1.</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for %1 s:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for %1 min %2 s:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatFile</name>
    <message>
        <source>Known are the exports of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT and Spyhop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file of conversations in this archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file of chats that Spyhop knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off before it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>%1 has %2 of %3 calls in flight (%4)</source>
        <translation type="unfinished">%1 has %2 of %3 calls in flight (%4)</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Two or three answers can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>the id of a job</source>
        <translation>the id of a job</translation>
    </message>
    <message>
        <source>--out FILE is missing.</source>
        <translation>--out FILE is missing.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>A command is missing.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a second word.</source>
        <translation>&quot;%1&quot; needs a second word.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>There is no command &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>Known: %1.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>The prompt is empty.</translation>
    </message>
    <message>
        <source>--callback-url &quot;%1&quot; is no address on the web.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id of a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot; that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no picture that models take.</source>
        <translation type="unfinished">&quot;%1&quot; is no picture that models take.</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, GIF or WebP.</source>
        <translation type="unfinished">Use PNG, JPEG, GIF or WebP.</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli prompts list&quot; names those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set takes FIELD=VALUE, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of a job and a row are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows count from 1, in the order of the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 (%2) has no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only answers can be accepted or corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job, a row, and what its columns should say are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: spyhop-cli batch correct ID 12 amount=1250</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; is one of the inputs, which the results would take the place of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished">Choose another name.</translation>
    </message>
    <message>
        <source>the id of a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to search for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names the file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder&apos;s files need a --format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known: md, json, html, docx, pdf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which chat?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its id, or --all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished">Written: %1</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing drafts and prompts was not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli privacy grant drafts&quot; changes that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name and a text, or - to read it from standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file, or - for standard output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase for the backup is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it on the terminal or in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If its provider documents one, write it into the settings as &quot;noStore&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that does with --model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave something out, or use &quot;batch run --long split&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--name is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--give-up-after is a time such as 90s, 10m or 2h, or never, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a key, and not a name for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a short name: &quot;spyhop-cli keys set deepseek&quot; then asks for the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation type="unfinished">This name cannot be used.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores, as in deepseek or vault:deepseek.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; lies in the folder that is watched: each table would become the next job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file elsewhere, or a folder (a name ending in /), whose files are never asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output goes to &quot;%1&quot;, which lies in the folder that is watched: it would become a job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it to a file elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--resource names an endpoint already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --endpoint, or ask about a model there: --resource api:MODEL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key stands where a name belongs (--%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the key with &quot;spyhop-cli keys set NAME&quot; and refer to it as &quot;keychain:NAME&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave something out, or use &quot;batch run --long split&quot;. It is an estimate: --anyway sends it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; lies in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file elsewhere: what lies there is the profile&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Coding</name>
    <message>
        <source>The server does not take packed requests.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerNotice</name>
    <message>
        <source>about %1 tokens, and %2 takes %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. What should happen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Nothing more is sent in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) are to be summarised first; that is one more call.</source>
        <translation>
            <numerusform>%n older message is to be summarised first; that is one more call.</numerusform>
            <numerusform>%n older messages are to be summarised first; that is one more call.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long even so</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) are not sent along.</source>
        <translation>
            <numerusform>%n older message is not sent along.</numerusform>
            <numerusform>%n older messages are not sent along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The attachments of %n older message(s) are not sent along.</source>
        <translation>
            <numerusform>The attachments of %n older message are not sent along.</numerusform>
            <numerusform>The attachments of %n older messages are not sent along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A summary goes in place of %n older message(s).</source>
        <translation>
            <numerusform>A summary goes in place of %n older message.</numerusform>
            <numerusform>A summary goes in place of %n older messages.</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stop</translation>
    </message>
    <message>
        <source>Leave out oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show and change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send their text instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Undo</translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task stays at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it is done, with your question. That needs your consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as soon as everything is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The pictures of %n older message(s) are not sent along: %1 takes none.</source>
        <translation>
            <numerusform>The pictures of %n older message are not sent along: %1 takes none.</numerusform>
            <numerusform>The pictures of %n older messages are not sent along: %1 takes none.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attachments were taken off.</source>
        <translation>
            <numerusform>%n attachment was taken off.</numerusform>
            <numerusform>%n attachments were taken off.</numerusform>
        </translation>
    </message>
    <message>
        <source>. The question alone is too long: take something off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as soon as it is known how much the model takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationStore</name>
    <message>
        <source>There is no key to seal stored chats with.</source>
        <translation>There is no key to seal stored chats with.</translation>
    </message>
    <message>
        <source>Allow storing first.</source>
        <translation>Allow storing first.</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>There is no such conversation.</translation>
    </message>
    <message>
        <source>A stored record of the conversation has an unknown form.</source>
        <translation>A stored record of the conversation has an unknown form.</translation>
    </message>
    <message>
        <source>There is no such message in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats may not be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat (its name is damaged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project (its name is damaged)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>Another program keeps the data busy.</source>
        <translation>Another program keeps the data busy.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Try again when it has finished.</translation>
    </message>
    <message>
        <source>The disk is full; nothing more can be stored.</source>
        <translation>The disk is full; nothing more can be stored.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Make room on the disk.</translation>
    </message>
    <message>
        <source>The data could not be read or written.</source>
        <translation>The data could not be read or written.</translation>
    </message>
    <message>
        <source>Check the disk and the folder&apos;s permissions.</source>
        <translation>Check the disk and the folder&apos;s permissions.</translation>
    </message>
    <message>
        <source>The file is damaged or not a database of Spyhop.</source>
        <translation>The file is damaged or not a database of Spyhop.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it away.</source>
        <translation>Restore it from a backup, or move it away.</translation>
    </message>
    <message>
        <source>There is an entry with this name already.</source>
        <translation>There is an entry with this name already.</translation>
    </message>
    <message>
        <source>The database refused a statement.</source>
        <translation>The database refused a statement.</translation>
    </message>
    <message>
        <source>The old copy could not be replaced.</source>
        <translation>The old copy could not be replaced.</translation>
    </message>
    <message>
        <source>The data was written by a newer version of Spyhop.</source>
        <translation>The data was written by a newer version of Spyhop.</translation>
    </message>
    <message>
        <source>Use that version, or another profile.</source>
        <translation>Use that version, or another profile.</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>The file is not a text: it holds binary data.</source>
        <translation>The file is not a text: it holds binary data.</translation>
    </message>
    <message>
        <source>The file is not a text in any known encoding.</source>
        <translation>The file is not a text in any known encoding.</translation>
    </message>
    <message>
        <source>Line %1 is not a JSON object.</source>
        <translation>Line %1 is not a JSON object.</translation>
    </message>
    <message>
        <source>The file is not a JSON array of objects.</source>
        <translation>The file is not a JSON array of objects.</translation>
    </message>
    <message>
        <source>Element %1 of the JSON array is not an object.</source>
        <translation>Element %1 of the JSON array is not an object.</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns, %3</source>
        <translation>%1 rows, %2 columns, %3</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>This is not a regular file.</translation>
    </message>
    <message>
        <source>The file holds no text.</source>
        <translation>The file holds no text.</translation>
    </message>
    <message>
        <source>A file of this type has no rows.</source>
        <translation>A file of this type has no rows.</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: its packed parts cannot be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds more than %1 MB once it is unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file grows to more than %1 times its size when it is unpacked, as only files made to do harm do; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file packs more than %1 files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file packs “%1” more than once; which one counts is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: “%1” is missing inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: “%1” inside it cannot be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected by a password; remove the password to have it read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name says otherwise, but the file is one of an old Office program (.doc, .xls, .ppt); give it its own ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name says otherwise, but the file is an Outlook message (.msg).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, or not what its name says: it begins otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name says otherwise, but the content of the file is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this type cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of text, and pictures are left out as you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of text, and a document&apos;s first %1 of them are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture in which no text was recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no text that was read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished">; </translation>
    </message>
    <message>
        <source>an embedded part: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an inserted file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracked deletion(s), insertions count as accepted</source>
        <translation>
            <numerusform>%n tracked deletion, insertions count as accepted</numerusform>
            <numerusform>%n tracked deletions, insertions count as accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of hidden text</source>
        <translation>
            <numerusform>%n piece of hidden text</numerusform>
            <numerusform>%n pieces of hidden text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is no e-mail message: it has no headers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: it does not say where the book is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book is under copy protection; only its own reader opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s) under copy protection</source>
        <translation>
            <numerusform>%n chapter under copy protection</numerusform>
            <numerusform>%n chapters under copy protection</numerusform>
        </translation>
    </message>
    <message>
        <source>attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a type that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cc: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies deeper than %1 files within each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no Outlook message, though its name says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet of the file has more than %1 cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n embedded object(s)</source>
        <translation>
            <numerusform>%n embedded object</numerusform>
            <numerusform>%n embedded objects</numerusform>
        </translation>
    </message>
    <message>
        <source>macros, which are never run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows, %2 columns, sheet “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visible sheet of the file holds anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n electronic seal(s) or signature(s)</source>
        <translation>
            <numerusform>%n electronic seal or signature</numerusform>
            <numerusform>%n electronic seals or signatures</numerusform>
        </translation>
    </message>
    <message>
        <source>attached files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LibreOffice took too long to convert the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LibreOffice could not convert the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it there, and save it as a newer type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this old type are read by LibreOffice, and it was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install LibreOffice, or save the file as a newer type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for temporary files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” inside the file holds a document type definition or nests without end, as only files made to do harm do; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: “%1” inside it, line %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a ZIP archive, but no document of an Office program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be opened (%1).</source>
        <translation type="unfinished">The file could not be opened (%1).</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation type="unfinished">The file does not exist.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation type="unfinished">The file is larger than %1 MB.</translation>
    </message>
    <message>
        <source>The file could not be read (%1).</source>
        <translation type="unfinished">The file could not be read (%1).</translation>
    </message>
    <message>
        <source>The PDF is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it without the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF is encrypted in a way that cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF is damaged, or is no PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF says that it has %1 pages; at most %2 are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged, or of an unknown kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels, which is too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is too large to be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is larger than the %1 MB that models take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of text inside another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processes that read documents end at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file took too long and was given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process could be started to read the file (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that reads documents could not begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Spyhop anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read: it is damaged, or needs more memory than a reader may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that reads documents of this type was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put spyhop-reader beside spyhop, or install Spyhop anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds more text than can be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file takes more memory than a reader may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text recognised (confidence %1 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished">and %1 more</translation>
    </message>
    <message>
        <source>%1; left out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no language of the text recognition is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install tesseract-ocr-eng and tesseract-ocr-chi-sim, or choose another way for scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file nests without end, as only files made to do harm do; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> … [cut: a cell holds at most 32,767 characters]</source>
        <translation type="unfinished"> … [cut: a cell holds at most 32,767 characters]</translation>
    </message>
    <message>
        <source>The file holds more than %1 characters of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds pictures only, and no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet “%1” cannot take further columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a damaged chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>; %n other sheet(s) not read</source>
        <translation>
            <numerusform>; %n other sheet not read</numerusform>
            <numerusform>; %n other sheets not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n formula(s) without a stored result</source>
        <translation>
            <numerusform>%n formula without a stored result</numerusform>
            <numerusform>%n formulas without a stored result</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the comments of %n sheet(s)</source>
        <translation>
            <numerusform>the comments of %n sheet</numerusform>
            <numerusform>the comments of %n sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet “%1” is a table of more than %2 cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sheet “%1” with anything in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook is in Excel&apos;s binary form (.xlsb); save it as .xlsx to have it read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: protected by a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a type that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is protected by a password; unpack it first to have its files read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file in the archive could be read (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be packed (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has no sheet “%1” that holds anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only workbooks have sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark opens in line %1 and does not close at the end of its cell: the rows after it would be lost. Close it there, or double it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the scans and old office files inside a file the first %1 are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n page(s)</source>
        <translation>
            <numerusform>%1: %n page</numerusform>
            <numerusform>%1: %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scans and old office files inside a file are read up to %1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a file&apos;s old office files the first %1 are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text recognised (confidence %1 %) in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) too small to hold text</source>
        <translation>
            <numerusform>%n picture too small to hold text</numerusform>
            <numerusform>%n pictures too small to hold text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that it holds more than once</source>
        <translation>
            <numerusform>%n picture that it holds more than once</numerusform>
            <numerusform>%n pictures that it holds more than once</numerusform>
        </translation>
    </message>
    <message>
        <source>HEIC pictures cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the file is damaged or encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has sheets of macros, which no .xlsx may hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The macros of the workbook were left out: no .xlsx may hold any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter of “%1” was taken out: sorting by it would part the new columns from their rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (a guess)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata of pictures (place, time, camera or the like)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it ends before any text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end: the file is cut off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointAdmin</name>
    <message>
        <source>This is no address of an API.</source>
        <translation>This is no address of an API.</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>It looks like https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>An address has no user name, query or fragment.</source>
        <translation>An address has no user name, query or fragment.</translation>
    </message>
    <message>
        <source>Give a key by its reference instead.</source>
        <translation>Give a key by its reference instead.</translation>
    </message>
    <message>
        <source>http:// would send everything unencrypted to another computer.</source>
        <translation>http:// would send everything unencrypted to another computer.</translation>
    </message>
    <message>
        <source>Use https://; http:// is for this computer only.</source>
        <translation>Use https://; http:// is for this computer only.</translation>
    </message>
    <message>
        <source>There is no endpoint of this name.</source>
        <translation>There is no endpoint of this name.</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli endpoints list&quot; names those that are set up.</source>
        <translation>&quot;spyhop-cli endpoints list&quot; names those that are set up.</translation>
    </message>
    <message>
        <source>A key stands in this address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointHealth</name>
    <message>
        <source>healthy</source>
        <translation>healthy</translation>
    </message>
    <message>
        <source>slow or failing</source>
        <translation>slow or failing</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>resting</translation>
    </message>
    <message>
        <source>needs a key</source>
        <translation>needs a key</translation>
    </message>
    <message>
        <source>%1 of %2 calls in flight</source>
        <translation>%1 of %2 calls in flight</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n endpoint</numerusform>
            <numerusform>%n endpoints</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointReplies</name>
    <message>
        <source>A web page answers at this address, not an API.</source>
        <translation>A web page answers at this address, not an API.</translation>
    </message>
    <message>
        <source>Check the address; most APIs end in /v1.</source>
        <translation>Check the address; most APIs end in /v1.</translation>
    </message>
</context>
<context>
    <name>ErrorReply</name>
    <message>
        <source>The server did not accept the key.</source>
        <translation>The server did not accept the key.</translation>
    </message>
    <message>
        <source>Check the key of this endpoint.</source>
        <translation>Check the key of this endpoint.</translation>
    </message>
    <message>
        <source>The account&apos;s balance or quota is used up.</source>
        <translation>The account&apos;s balance or quota is used up.</translation>
    </message>
    <message>
        <source>Top up the account, then try again.</source>
        <translation>Top up the account, then try again.</translation>
    </message>
    <message>
        <source>The server says: too many requests.</source>
        <translation>The server says: too many requests.</translation>
    </message>
    <message>
        <source>The server is overloaded.</source>
        <translation>The server is overloaded.</translation>
    </message>
    <message>
        <source>The server waited too long for the request.</source>
        <translation>The server waited too long for the request.</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation>The proxy asks for a name and a password.</translation>
    </message>
    <message>
        <source>Enter them in the system&apos;s network settings.</source>
        <translation>Enter them in the system&apos;s network settings.</translation>
    </message>
    <message>
        <source>The server does not know this address or model.</source>
        <translation>The server does not know this address or model.</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s address and the model&apos;s name.</source>
        <translation>Check the endpoint&apos;s address and the model&apos;s name.</translation>
    </message>
    <message>
        <source>The server&apos;s content filter refused the request.</source>
        <translation>The server&apos;s content filter refused the request.</translation>
    </message>
    <message>
        <source>The server refused the request as invalid.</source>
        <translation>The server refused the request as invalid.</translation>
    </message>
    <message>
        <source>The server reported a fault of its own.</source>
        <translation>The server reported a fault of its own.</translation>
    </message>
    <message>
        <source>The server points to another address; a key is never sent after a redirect.</source>
        <translation>The server points to another address; a key is never sent after a redirect.</translation>
    </message>
    <message>
        <source>Enter the new address in the endpoint&apos;s settings.</source>
        <translation>Enter the new address in the endpoint&apos;s settings.</translation>
    </message>
    <message>
        <source>The server sent a status that is no answer to this.</source>
        <translation>The server sent a status that is no answer to this.</translation>
    </message>
    <message>
        <source>Shorten the conversation, leave documents out, or choose a model that reads more.</source>
        <translation>Shorten the conversation, leave documents out, or choose a model that reads more.</translation>
    </message>
    <message>
        <source>The conversation is %1 tokens too long for this model: %2, where it reads %3.</source>
        <translation>The conversation is %1 tokens too long for this model: %2, where it reads %3.</translation>
    </message>
    <message>
        <source>Conversation and answer together are %1 tokens too long for this model: %2, where it holds %3.</source>
        <translation>Conversation and answer together are %1 tokens too long for this model: %2, where it holds %3.</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>The conversation is too long for this model.</translation>
    </message>
    <message>
        <source>A web page came instead of an answer: of a proxy or a login, perhaps.</source>
        <translation>A web page came instead of an answer: of a proxy or a login, perhaps.</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s address and the network.</source>
        <translation>Check the endpoint&apos;s address and the network.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file could not be written (%1).</source>
        <translation>The file could not be written (%1).</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>The file does not exist.</translation>
    </message>
    <message>
        <source>The file could not be opened (%1).</source>
        <translation>The file could not be opened (%1).</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation>The file is larger than %1 MB.</translation>
    </message>
    <message>
        <source>The file could not be read (%1).</source>
        <translation>The file could not be read (%1).</translation>
    </message>
    <message>
        <source>The folder could not be made.</source>
        <translation>The folder could not be made.</translation>
    </message>
    <message>
        <source>The file could not be locked (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place belongs to Spyhop&apos;s own data, which is not replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GatedCall</name>
    <message>
        <source>The privacy gate found %1 and sent nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out, or let the gate mask it (under Security, Privacy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The privacy gate found %1 in what goes along with this question and sent nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in an earlier message or in the system prompt: edit that, begin a new chat, or let the gate mask it (under Security, Privacy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that the gate finds is sent, since your administrator&apos;s rules for it cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpTransport</name>
    <message>
        <source>This is not an http or https address.</source>
        <translation>This is not an http or https address.</translation>
    </message>
    <message>
        <source>Unencrypted connections are made to this computer itself only.</source>
        <translation>Unencrypted connections are made to this computer itself only.</translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation>Use an https address.</translation>
    </message>
    <message>
        <source>The proxy would hear everything: connections to this computer are not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the proxy off this endpoint, or use an https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are characters in the key that no key has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Store the key once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation type="unfinished">Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“version” must be 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“teams” must be an object: the name of each team, then its members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A team is a list of account names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member is the name of an account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobReply</name>
    <message>
        <source>The requests of this batch are larger than 48 MiB together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply to the batch holds no answer that names this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply to the batch holds several answers to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused the batch as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch file holds at most %1 requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch file is at most 200 MB long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch ran out of time before it came to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not charged: send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch was cancelled before it came to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s reply about the work left with it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider says that the task failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>nested too deeply.</source>
        <translation>nested too deeply.</translation>
    </message>
    <message>
        <source>this is not valid JSON here.</source>
        <translation>this is not valid JSON here.</translation>
    </message>
    <message>
        <source>“%1” stands here a second time.</source>
        <translation>“%1” stands here a second time.</translation>
    </message>
    <message>
        <source>this is not valid JSON.</source>
        <translation>this is not valid JSON.</translation>
    </message>
    <message>
        <source>something follows the end of the value.</source>
        <translation>something follows the end of the value.</translation>
    </message>
</context>
<context>
    <name>KeyChecks</name>
    <message>
        <source>There are characters in it that no key has. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key alone: one line of letters, digits and signs, with no blanks or control characters in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>The keychain has no such entry.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>The keychain refused access.</translation>
    </message>
    <message>
        <source>Unlock it, or allow Spyhop to use it.</source>
        <translation>Unlock it, or allow Spyhop to use it.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain is not available.</source>
        <translation>This computer&apos;s keychain is not available.</translation>
    </message>
    <message>
        <source>Unlock or install one, or use env: or vault: instead.</source>
        <translation>Unlock or install one, or use env: or vault: instead.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>The keychain does not answer.</translation>
    </message>
    <message>
        <source>Unlock it, or use env: or vault: instead.</source>
        <translation>Unlock it, or use env: or vault: instead.</translation>
    </message>
    <message>
        <source>The keychain is locked, or not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain still has the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it with the keychain&apos;s own program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryStore</name>
    <message>
        <source>(damaged)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalServer</name>
    <message>
        <source>%1 is no HTTP error status (400 to 599).</source>
        <translation>%1 is no HTTP error status (400 to 599).</translation>
    </message>
    <message>
        <source>A share of failing requests lies between 0 and 1.</source>
        <translation>A share of failing requests lies between 0 and 1.</translation>
    </message>
    <message>
        <source>The shares of failing requests add up to more than 1.</source>
        <translation>The shares of failing requests add up to more than 1.</translation>
    </message>
    <message>
        <source>“%1” is not an address of this computer, such as 127.0.0.1.</source>
        <translation>“%1” is not an address of this computer, such as 127.0.0.1.</translation>
    </message>
    <message>
        <source>The server cannot listen on %1, port %2: %3.</source>
        <translation>The server cannot listen on %1, port %2: %3.</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Thinking</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Thought</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Thinking for %1</source>
        <translation>Thinking for %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>Thought for %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table&apos;s cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep long lines whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break long lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation type="unfinished">Copy the question</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished">Answer again</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFinder</name>
    <message>
        <source>The endpoint lists no model.</source>
        <translation>The endpoint lists no model.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Name one.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>The server&apos;s list of models cannot be read.</source>
        <translation>The server&apos;s list of models cannot be read.</translation>
    </message>
</context>
<context>
    <name>ModelNames</name>
    <message>
        <source>An alias needs name, became and retired.</source>
        <translation>An alias needs name, became and retired.</translation>
    </message>
    <message>
        <source>The aliases of models run in a circle.</source>
        <translation>The aliases of models run in a circle.</translation>
    </message>
    <message>
        <source>A model&apos;s names need model and names.</source>
        <translation>A model&apos;s names need model and names.</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>“%1” is not an amount. Write it like 5.00 or 5.00USD.</source>
        <translation>“%1” is not an amount. Write it like 5.00 or 5.00USD.</translation>
    </message>
</context>
<context>
    <name>NoStore</name>
    <message>
        <source>must be “body” or “headers”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation type="unfinished">must be an object {…}.</translation>
    </message>
    <message>
        <source>must not be a field that Spyhop writes itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a header that carries neither content nor credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text of at most %1 plain characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoStoreWords</name>
    <message>
        <source>Ask the provider not to keep what it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent with each request: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (documented at %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPrices</name>
    <message>
        <source>must be “input”, “cachedInput”, “output” or “currency”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an amount for a million tokens in quotes, such as “2.50”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a currency such as “USD” or “CNY”.</source>
        <translation type="unfinished">must be a currency such as “USD” or “CNY”.</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation type="unfinished">must be an object {…}.</translation>
    </message>
    <message>
        <source>“%1” is no price of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the model, then what a million tokens cost: input, cached input (if it costs less), output, and the currency, such as “gpt-4o 2.50 1.25 10.00 USD”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseStream</name>
    <message>
        <source>There is not enough memory to open the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no backup of Spyhop, or of a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseStrength</name>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centuries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: whoever has the file and a thousand computers needs %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>What is stored is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it first: its key opens it, nothing else does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>The policy is your administrator&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy is your own: it is under Security.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy cannot be read, so nothing is allowed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, column %2: %3 %4</source>
        <translation type="unfinished">Line %1, column %2: %3 %4</translation>
    </message>
    <message>
        <source>the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not known here; known: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text in quotes.</source>
        <translation type="unfinished">must be a text in quotes.</translation>
    </message>
    <message>
        <source>must have 1 to %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list with one text at least: [&quot;…&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation type="unfinished">must be an object {…}.</translation>
    </message>
    <message>
        <source>“%1” begins with none of %2: nothing that Spyhop asks about is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” begins or ends with a space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a time from &quot;00:00&quot; to &quot;23:59&quot;, or &quot;HH:MM:SS&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be two times: [&quot;09:00&quot;, &quot;18:00&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be the name of a time zone, such as &quot;Europe/Berlin&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must say between or days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must say min or max.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a min above its max: nothing lies between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an address or a range, such as &quot;192.168.1.0/24&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has bits behind its prefix; they do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;allow&quot; or &quot;deny&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the name of an earlier rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a rule {…} or a list of rules […].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list of rules […].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy without rules allows nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy is longer than %1 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time of day is not known for certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no source address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the source address %1 is in none of its ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it speaks of other tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it speaks of %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it speaks of %1 attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it speaks of other endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is denied by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is denied by %2, which cannot be evaluated: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule allows %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule allows %1; %2 comes closest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule allows %1; %2 would, but %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rule in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rule “%1” (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the administrator&apos;s policies could not be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file</source>
        <translation type="unfinished">the file</translation>
    </message>
    <message>
        <source>must be an object that says what is done: {&quot;gate&quot;: {&quot;keys&quot;: &quot;block&quot;}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object, such as {&quot;keys&quot;: &quot;block&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the endpoint&apos;s tier is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no endpoint was named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, and it speaks of %2, %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Line %1, column %2: %3.</source>
        <translation>Line %1, column %2: %3.</translation>
    </message>
    <message>
        <source>an array &quot;providers&quot; was expected</source>
        <translation>an array &quot;providers&quot; was expected</translation>
    </message>
    <message>
        <source>a provider with an &quot;id&quot; was expected</source>
        <translation>a provider with an &quot;id&quot; was expected</translation>
    </message>
    <message>
        <source>a known dialect was expected</source>
        <translation>a known dialect was expected</translation>
    </message>
    <message>
        <source>a known tier was expected</source>
        <translation>a known tier was expected</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent goes to: %1. Kept there: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (as read on %2 at %3; its own terms decide)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent stays on this computer, unless the program that listens there passes it on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceTable</name>
    <message>
        <source>A price needs provider, model, validFrom and currency.</source>
        <translation>A price needs provider, model, validFrom and currency.</translation>
    </message>
    <message>
        <source>A batch&apos;s percent lies between 1 and 100.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>In three sentences: what can you help me with?</source>
        <translation>In three sentences: what can you help me with?</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>This field has no name that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice names what can be chosen: {{%1:choice(a|b)}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no kind of field; there are text, long, number, date and choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is described in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a date, such as 2026-11-26.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proxy</name>
    <message>
        <source>must be “system”, “none”, an address such as “http://proxy.example:8080” or “socks5://proxy.example:1080”, or a list such as “PROXY proxy.example:8080; DIRECT”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not hold a user name or password: they have settings of their own, and the password is a reference to a key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>The file could not be set aside.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RescueQuestion</name>
    <message>
        <source>The settings of the last start are still there; what may be stored is asked for anew. The damaged file is kept beside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spyhop can set it aside and begin with nothing stored. The damaged file is kept, and a backup can be restored then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use those of the last start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Sealer</name>
    <message>
        <source>A stored record is damaged or was sealed with another key.</source>
        <translation>A stored record is damaged or was sealed with another key.</translation>
    </message>
</context>
<context>
    <name>ServerScript</name>
    <message>
        <source>A quoted text does not end, or has an unknown escape.</source>
        <translation>A quoted text does not end, or has an unknown escape.</translation>
    </message>
    <message>
        <source>Script line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not understood here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A status or one of own, close, reset, hang was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write lost, lost 502, slow 300ms, expire 3 or errors 2 for tasks and batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write keepalive with a count and a pause, such as 5x100ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A status was expected after html.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw and a quoted text were expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An end such as cut, reset or hang was expected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Line %1, column %2: %3 %4</source>
        <translation>Line %1, column %2: %3 %4</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>the file</translation>
    </message>
    <message>
        <source>must be an object {…}.</source>
        <translation>must be an object {…}.</translation>
    </message>
    <message>
        <source>must be a text in quotes.</source>
        <translation>must be a text in quotes.</translation>
    </message>
    <message>
        <source>must be true or false.</source>
        <translation>must be true or false.</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2.</source>
        <translation>must be a whole number from %1 to %2.</translation>
    </message>
    <message>
        <source>must be one of %1.</source>
        <translation>must be one of %1.</translation>
    </message>
    <message>
        <source>must be an address that begins with https://.</source>
        <translation>must be an address that begins with https://.</translation>
    </message>
    <message>
        <source>must begin with https://: http:// is allowed to this computer (127.0.0.1) only.</source>
        <translation>must begin with https://: http:// is allowed to this computer (127.0.0.1) only.</translation>
    </message>
    <message>
        <source>must not hold a user name or password.</source>
        <translation>must not hold a user name or password.</translation>
    </message>
    <message>
        <source>must be a list of model names.</source>
        <translation>must be a list of model names.</translation>
    </message>
    <message>
        <source>must be a name of letters, digits, “.”, “_” and “-”.</source>
        <translation>must be a name of letters, digits, “.”, “_” and “-”.</translation>
    </message>
    <message>
        <source>must be a list […].</source>
        <translation>must be a list […].</translation>
    </message>
    <message>
        <source>must be unique; “%1” stands above already.</source>
        <translation>must be unique; “%1” stands above already.</translation>
    </message>
    <message>
        <source>must be “ask”, “no” or a list of %1.</source>
        <translation>must be “ask”, “no” or a list of %1.</translation>
    </message>
    <message>
        <source>must be a currency such as “USD” or “CNY”.</source>
        <translation>must be a currency such as “USD” or “CNY”.</translation>
    </message>
    <message>
        <source>must be an amount in quotes, such as “5.00”.</source>
        <translation>must be an amount in quotes, such as “5.00”.</translation>
    </message>
    <message>
        <source>must be “en”, “zh_CN” or empty for the system&apos;s.</source>
        <translation>must be “en”, “zh_CN” or empty for the system&apos;s.</translation>
    </message>
    <message>
        <source>must be at most %1: a newer Spyhop wrote this file.</source>
        <translation>must be at most %1: a newer Spyhop wrote this file.</translation>
    </message>
    <message>
        <source>must be a UUID.</source>
        <translation>must be a UUID.</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1” and write “keychain:%1” here.</source>
        <translation>Store the key with “spyhop-cli keys set %1” and write “keychain:%1” here.</translation>
    </message>
    <message>
        <source>must be the whole path of a PEM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list of key references.</source>
        <translation>must be a list of key references.</translation>
    </message>
    <message>
        <source>must be the model&apos;s name at this endpoint.</source>
        <translation>must be the model&apos;s name at this endpoint.</translation>
    </message>
    <message>
        <source>A key is named by a reference (keychain:NAME, env:NAME or vault:NAME), never given itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be the whole path of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must end before any “?” or “#”: what stands there may be a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</source>
        <translation type="unfinished">Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</translation>
    </message>
    <message>
        <source>A key stands where the name of one belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not hold a key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SseParser</name>
    <message>
        <source>The server sent a single event of more than 16 MiB.</source>
        <translation>The server sent a single event of more than 16 MiB.</translation>
    </message>
</context>
<context>
    <name>Token</name>
    <message>
        <source>The token has sealed no such key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of what the token sealed is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file from a backup.</source>
        <translation type="unfinished">Restore the file from a backup.</translation>
    </message>
    <message>
        <source>Another program keeps the file of the token&apos;s keys locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another token holds keys of this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove those keys first; no other token can open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token has locked itself after too many wrong PINs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever set it up can unlock it with its administrator&apos;s PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token waits for its PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it when you are asked, or give it in SPYHOP_PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another token, or the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no library for tokens (PKCS#11).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the library that came with the token, with its whole path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library of the token does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this account may use the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the token sealed is damaged, or was sealed by another token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more wrong PIN locks the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most tokens lock themselves after a few wrong PINs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token holds no key of this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN was not tried: type it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token cannot seal keys: it lacks what that takes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished">Answer</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text with its formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copy</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation type="unfinished">Select everything</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation type="unfinished">Copy the question</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table, %1 × %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Code, %n line(s)</source>
        <translation>
            <numerusform>Code, %n line</numerusform>
            <numerusform>Code, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code, %1, %n line(s)</source>
        <translation>
            <numerusform>Code, %1, %n line</numerusform>
            <numerusform>Code, %1, %n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the table as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>who says what follows</comment>
        <translation type="unfinished">%1:</translation>
    </message>
    <message>
        <source>%1 (attached: %2):</source>
        <comment>who says what follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between files</comment>
        <translation type="unfinished">, </translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>There is not enough memory to open the vault.</source>
        <translation>There is not enough memory to open the vault.</translation>
    </message>
    <message>
        <source>The vault is damaged.</source>
        <translation>The vault is damaged.</translation>
    </message>
    <message>
        <source>Restore the file from a backup.</source>
        <translation>Restore the file from a backup.</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>The passphrase is wrong.</translation>
    </message>
    <message>
        <source>The file could not be removed.</source>
        <translation>The file could not be removed.</translation>
    </message>
    <message>
        <source>The vault has no such key.</source>
        <translation>The vault has no such key.</translation>
    </message>
    <message>
        <source>Another program keeps the vault locked.</source>
        <translation>Another program keeps the vault locked.</translation>
    </message>
</context>
<context>
    <name>WaitBanner</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Connecting for %1</source>
        <translation>Connecting for %1</translation>
    </message>
    <message>
        <source>Queued at the server for %1</source>
        <translation>Queued at the server for %1</translation>
    </message>
    <message>
        <source>Thinking for %1</source>
        <translation>Thinking for %1</translation>
    </message>
    <message>
        <source>Writing for %1</source>
        <translation>Writing for %1</translation>
    </message>
    <message>
        <source>Stalled for %1</source>
        <translation>Stalled for %1</translation>
    </message>
    <message>
        <source>%1 sends nothing; what has come is kept</source>
        <translation>%1 sends nothing; what has come is kept</translation>
    </message>
    <message>
        <source>Retrying in %1</source>
        <translation>Retrying in %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Switch to %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Waiting for a place for %1</source>
        <translation>Waiting for a place for %1</translation>
    </message>
    <message>
        <source>Parked until %1</source>
        <translation>Parked until %1</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Parked</translation>
    </message>
    <message>
        <source>Getting ready for %1</source>
        <translation>Getting ready for %1</translation>
    </message>
</context>
<context>
    <name>WireError</name>
    <message>
        <source>What answers at this address does not speak proper HTTP.</source>
        <translation>What answers at this address does not speak proper HTTP.</translation>
    </message>
    <message>
        <source>The reply is shorter than the server said.</source>
        <translation>The reply is shorter than the server said.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Nothing answers at this address.</translation>
    </message>
    <message>
        <source>Check that the server runs, and its address.</source>
        <translation>Check that the server runs, and its address.</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found.</source>
        <translation>The server&apos;s name was not found.</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>Check the address and the network connection.</translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation>The connection broke in the middle.</translation>
    </message>
    <message>
        <source>The connection broke before any reply came.</source>
        <translation>The connection broke before any reply came.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let the call through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask who runs the proxy, or choose another way out in the endpoint&apos;s connection settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address in the endpoint&apos;s connection settings, or in those of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the proxy %1 was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the server, or that of the proxy %1, was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 wants a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s user name and password in the endpoint&apos;s connection settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 refuses to connect to this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask who runs the proxy to allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is packed in a way that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Cut off before it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the models run. Policies and “--tier” call it edge, api or self-hosted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::AuditAdmin</name>
    <message>
        <source>The prompt of this call was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to the kept prompts is not at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of this call opens no more. Its key was destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of this call opens no more. Its key was destroyed, or the entry is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No checkpoint of this log is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a copy that this profile has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no checkpoints of an audit log in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a checkpoints file that was copied, or an extract of the system&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::DataKeyPlaces</name>
    <message>
        <source>The token waits for its PIN: open it under Security, Keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointAdmin</name>
    <message>
        <source>There is an endpoint of this name already.</source>
        <translation>There is an endpoint of this name already.</translation>
    </message>
    <message>
        <source>Choose another name, or change the one that is there.</source>
        <translation>Choose another name, or change the one that is there.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>There is no key to store.</source>
        <translation>There is no key to store.</translation>
    </message>
    <message>
        <source>Paste the key first.</source>
        <translation>Paste the key first.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation type="unfinished">This name cannot be used.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation type="unfinished">Use letters, digits, dots, dashes and underscores.</translation>
    </message>
    <message>
        <source>The proxy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a key, not a name for an endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a short name, such as “deepseek”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointTest</name>
    <message>
        <source>Network check-up by Spyhop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS library: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished">passed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">failed</translation>
    </message>
    <message>
        <source>Result: the endpoint cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result: the endpoint works.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::EndpointTestRun</name>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>%1 is an address; no name to look up.</source>
        <translation>%1 is an address; no name to look up.</translation>
    </message>
    <message>
        <source>The name %1 is not known.</source>
        <translation>The name %1 is not known.</translation>
    </message>
    <message>
        <source>Check the spelling of the address and the connection to the network.</source>
        <translation>Check the spelling of the address and the connection to the network.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Not encrypted; stays on this computer.</source>
        <translation>Not encrypted; stays on this computer.</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>First byte</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) in all</source>
        <translation>
            <numerusform>%n byte in all</numerusform>
            <numerusform>%n bytes in all</numerusform>
        </translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Not told: %1</source>
        <translation>Not told: %1</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not know the name; the proxy looks it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy: this computer itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy, as the endpoint&apos;s settings say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from the endpoint&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy, as this computer&apos;s settings say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from this computer&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; not reached: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2; certificate from “%3”, valid until %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall may be in between: ask who runs the network to allow connections to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished">Key</translation>
    </message>
</context>
<context>
    <name>spyhop::admin::GateAdmin</name>
    <message>
        <source>%1: sent as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::KeyAdmin</name>
    <message>
        <source>keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vault (passphrase)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token “%1” is not there. Put it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token “%1” waits for its PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault opens with the data key, and there is none: allow storing first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wrong PIN was given before. The token locks itself after a few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more wrong PIN locks the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token has locked itself after too many wrong PINs. Whoever set it up can unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has set a PIN for this token yet. Set one with the software that came with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::PolicyAdmin</name>
    <message>
        <source>No policy is in force: everything is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write HH:MM, or a moment such as 2026-01-05T09:00:00+08:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several endpoints are at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name of an endpoint, a host such as api.deepseek.com, or a URL.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::PrivacyAdmin</name>
    <message>
        <source>nowhere yet</source>
        <translation>nowhere yet</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>the keychain</translation>
    </message>
    <message>
        <source>Everything was erased a moment ago.</source>
        <translation>Everything was erased a moment ago.</translation>
    </message>
    <message>
        <source>Start Spyhop again before you allow storing.</source>
        <translation>Start Spyhop again before you allow storing.</translation>
    </message>
    <message>
        <source>the token “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of what is stored is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be read is still shown. Restore a backup with “spyhop-cli privacy restore”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program runs a batch (process %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it; then renew the data key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was erased, and the data key still lies in: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain, then erase once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was erased: the data key is being renewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase once more when that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data key lies in the token “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data key lies behind your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data key lies in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was erased: another program runs a batch (process %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it; then erase once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::admin::RecordWords</name>
    <message>
        <source>Title and settings of the chat %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message in a chat (chat/message): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the job %1 asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input of a job&apos;s item (job/item): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of a job&apos;s item (job/item): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of a job&apos;s step (job/item/step): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review of a job&apos;s item (job/item): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task at a provider: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft for the chat %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachments of the draft for the chat %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved prompt or role %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer kept for equal questions: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::app::Cli</name>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>Standard input cannot be read.</translation>
    </message>
    <message>
        <source>the prompt, or - to read it from standard input</source>
        <translation>the prompt, or - to read it from standard input</translation>
    </message>
    <message>
        <source>--thinking is off, low, high or max, not &quot;%1&quot;.</source>
        <translation>--thinking is off, low, high or max, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>--tier is auto, edge, api, self-hosted or basics, not &quot;%1&quot;.</source>
        <translation>--tier is auto, edge, api, self-hosted or basics, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Interrupted before anything came.</source>
        <translation>Interrupted before anything came.</translation>
    </message>
    <message>
        <source>Interrupted. What had come is on standard output; nothing was stored.</source>
        <translation>Interrupted. What had come is on standard output; nothing was stored.</translation>
    </message>
    <message>
        <source>Asked for %1; %2 answered.</source>
        <translation>Asked for %1; %2 answered.</translation>
    </message>
    <message>
        <source>The answer reached its longest length and was cut there.</source>
        <translation>The answer reached its longest length and was cut there.</translation>
    </message>
    <message>
        <source>one answer, streamed as it comes</source>
        <translation>one answer, streamed as it comes</translation>
    </message>
    <message>
        <source>instructions that stand before the prompt</source>
        <translation>instructions that stand before the prompt</translation>
    </message>
    <message>
        <source>a picture that goes with the prompt</source>
        <translation>a picture that goes with the prompt</translation>
    </message>
    <message>
        <source>how hard the model thinks</source>
        <translation>how hard the model thinks</translation>
    </message>
    <message>
        <source>longest answer, in tokens</source>
        <translation>longest answer, in tokens</translation>
    </message>
    <message>
        <source>0 to 2</source>
        <translation>0 to 2</translation>
    </message>
    <message>
        <source>the answer in one piece</source>
        <translation>the answer in one piece</translation>
    </message>
    <message>
        <source>no answer from the cache</source>
        <translation>no answer from the cache</translation>
    </message>
    <message>
        <source>There is no job &quot;%1&quot;.</source>
        <translation>There is no job &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch list&quot; names those there are.</source>
        <translation>&quot;spyhop-cli batch list&quot; names those there are.</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>cost</translation>
    </message>
    <message>
        <source>started</source>
        <translation>started</translation>
    </message>
    <message>
        <source>title</source>
        <translation>title</translation>
    </message>
    <message>
        <source>No job is stored.</source>
        <translation>No job is stored.</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>tokens in</source>
        <translation>tokens in</translation>
    </message>
    <message>
        <source>tokens out</source>
        <translation>tokens out</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>skipped: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>the jobs that are stored</source>
        <translation>the jobs that are stored</translation>
    </message>
    <message>
        <source>one job: counts, cost, state</source>
        <translation>one job: counts, cost, state</translation>
    </message>
    <message>
        <source>goes on where a job stopped</source>
        <translation>goes on where a job stopped</translation>
    </message>
    <message>
        <source>the failed items once more</source>
        <translation>the failed items once more</translation>
    </message>
    <message>
        <source>ends a job; what is done stays</source>
        <translation>ends a job; what is done stays</translation>
    </message>
    <message>
        <source>the table as it stands</source>
        <translation>the table as it stands</translation>
    </message>
    <message>
        <source>--prompt is missing.</source>
        <translation>--prompt is missing.</translation>
    </message>
    <message>
        <source>Say what to do with each item: --prompt &quot;Summarise {{text}}&quot;.</source>
        <translation>Say what to do with each item: --prompt &quot;Summarise {{text}}&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a job.</source>
        <translation>&quot;%1&quot; cannot name a job.</translation>
    </message>
    <message>
        <source>No input was named.</source>
        <translation>No input was named.</translation>
    </message>
    <message>
        <source>Name files, folders or one table.</source>
        <translation>Name files, folders or one table.</translation>
    </message>
    <message>
        <source>--rows and --documents exclude each other.</source>
        <translation>--rows and --documents exclude each other.</translation>
    </message>
    <message>
        <source>Nothing of this job is stored, so it cannot be resumed (&quot;spyhop-cli privacy grant batches&quot; changes that).</source>
        <translation>Nothing of this job is stored, so it cannot be resumed (&quot;spyhop-cli privacy grant batches&quot; changes that).</translation>
    </message>
    <message>
        <source>one prompt over many documents or table rows</source>
        <translation>one prompt over many documents or table rows</translation>
    </message>
    <message>
        <source>what to do with each item; {{text}}, {{filename}} or {{column}} stand for its parts</source>
        <translation>what to do with each item; {{text}}, {{filename}} or {{column}} stand for its parts</translation>
    </message>
    <message>
        <source>an answer column; text, number, date, bool, list, enum(a|b|c)</source>
        <translation>an answer column; text, number, date, bool, list, enum(a|b|c)</translation>
    </message>
    <message>
        <source>items in flight</source>
        <translation>items in flight</translation>
    </message>
    <message>
        <source>stop before it costs more</source>
        <translation>stop before it costs more</translation>
    </message>
    <message>
        <source>a name of your own for the job</source>
        <translation>a name of your own for the job</translation>
    </message>
    <message>
        <source>the inputs are tables: one item a row</source>
        <translation>the inputs are tables: one item a row</translation>
    </message>
    <message>
        <source>the inputs are documents, tables too</source>
        <translation>the inputs are documents, tables too</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>item</source>
        <translation>item</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>No endpoint was usable. &quot;spyhop-cli endpoints test&quot; says why.</source>
        <translation>No endpoint was usable. &quot;spyhop-cli endpoints test&quot; says why.</translation>
    </message>
    <message>
        <source>Some items failed. &quot;spyhop-cli batch retry %1&quot; tries them once more.</source>
        <translation>Some items failed. &quot;spyhop-cli batch retry %1&quot; tries them once more.</translation>
    </message>
    <message>
        <source>Some items failed; the column &quot;error&quot; says why.</source>
        <translation>Some items failed; the column &quot;error&quot; says why.</translation>
    </message>
    <message>
        <source>Interrupted: %1 are done and kept. &quot;spyhop-cli batch resume %2&quot; goes on.</source>
        <translation>Interrupted: %1 are done and kept. &quot;spyhop-cli batch resume %2&quot; goes on.</translation>
    </message>
    <message>
        <source>Interrupted: %1 are done and stand in %2. The rest was not kept and cannot be resumed.</source>
        <translation>Interrupted: %1 are done and stand in %2. The rest was not kept and cannot be resumed.</translation>
    </message>
    <message>
        <source>Interrupted: %1 were done and are on standard output. Nothing else was kept.</source>
        <translation>Interrupted: %1 were done and are on standard output. Nothing else was kept.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>dialect</source>
        <translation>dialect</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>tier</translation>
    </message>
    <message>
        <source>key</source>
        <translation>key</translation>
    </message>
    <message>
        <source>models</source>
        <translation>models</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priority</translation>
    </message>
    <message>
        <source>No endpoint is set up. Add one with &quot;spyhop-cli endpoints add NAME URL&quot;.</source>
        <translation>No endpoint is set up. Add one with &quot;spyhop-cli endpoints add NAME URL&quot;.</translation>
    </message>
    <message>
        <source>a name and a URL</source>
        <translation>a name and a URL</translation>
    </message>
    <message>
        <source>--dialect is openai or deepseek, not &quot;%1&quot;.</source>
        <translation>--dialect is openai or deepseek, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>--tier is edge, api or self-hosted, not &quot;%1&quot;.</source>
        <translation>--tier is edge, api or self-hosted, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Added. &quot;spyhop-cli endpoints test %1&quot; shows whether it answers.</source>
        <translation>Added. &quot;spyhop-cli endpoints test %1&quot; shows whether it answers.</translation>
    </message>
    <message>
        <source>the name of an endpoint</source>
        <translation>the name of an endpoint</translation>
    </message>
    <message>
        <source>Removed. A key that was stored for it is still in its place; &quot;spyhop-cli keys remove&quot; removes that.</source>
        <translation>Removed. A key that was stored for it is still in its place; &quot;spyhop-cli keys remove&quot; removes that.</translation>
    </message>
    <message>
        <source>adds an endpoint to the settings</source>
        <translation>adds an endpoint to the settings</translation>
    </message>
    <message>
        <source>a model it serves; the first is the default</source>
        <translation>a model it serves; the first is the default</translation>
    </message>
    <message>
        <source>how it speaks</source>
        <translation>how it speaks</translation>
    </message>
    <message>
        <source>smaller is tried first</source>
        <translation>smaller is tried first</translation>
    </message>
    <message>
        <source>the endpoints that are set up</source>
        <translation>the endpoints that are set up</translation>
    </message>
    <message>
        <source>removes an endpoint from the settings</source>
        <translation>removes an endpoint from the settings</translation>
    </message>
    <message>
        <source>the name or URL of an endpoint</source>
        <translation>the name or URL of an endpoint</translation>
    </message>
    <message>
        <source>where everything about you lies (else SPYHOP_PROFILE, else the standard folder)</source>
        <translation>where everything about you lies (else SPYHOP_PROFILE, else the standard folder)</translation>
    </message>
    <message>
        <source>this endpoint alone; a URL needs no settings</source>
        <translation>this endpoint alone; a URL needs no settings</translation>
    </message>
    <message>
        <source>the key for an --endpoint URL: env:NAME, keychain:NAME</source>
        <translation>the key for an --endpoint URL: env:NAME, keychain:NAME</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>this model</translation>
    </message>
    <message>
        <source>one JSON object a line on standard output</source>
        <translation>one JSON object a line on standard output</translation>
    </message>
    <message>
        <source>no progress</source>
        <translation>no progress</translation>
    </message>
    <message>
        <source>no colours</source>
        <translation>no colours</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>this text</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options:</translation>
    </message>
    <message>
        <source>Everywhere:</source>
        <translation>Everywhere:</translation>
    </message>
    <message>
        <source>spyhop-cli: chat and batches over OpenAI-style APIs, in the terminal</source>
        <translation>spyhop-cli: chat and batches over OpenAI-style APIs, in the terminal</translation>
    </message>
    <message>
        <source>the name of a key</source>
        <translation>the name of a key</translation>
    </message>
    <message>
        <source>Stored. In the settings it is &quot;key&quot;: &quot;%1&quot;.</source>
        <translation>Stored. In the settings it is &quot;key&quot;: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Removed.</translation>
    </message>
    <message>
        <source>used by</source>
        <translation>used by</translation>
    </message>
    <message>
        <source>found</source>
        <translation>found</translation>
    </message>
    <message>
        <source>where the key lies</source>
        <translation>where the key lies</translation>
    </message>
    <message>
        <source>stores a key, read from standard input</source>
        <translation>stores a key, read from standard input</translation>
    </message>
    <message>
        <source>removes a key from its place</source>
        <translation>removes a key from its place</translation>
    </message>
    <message>
        <source>whether each reference leads to a key</source>
        <translation>whether each reference leads to a key</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>There is no option %1.</translation>
    </message>
    <message>
        <source>--help names the options.</source>
        <translation>--help names the options.</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 takes no value.</translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation>%1 needs a value: %2.</translation>
    </message>
    <message>
        <source>%1 was given twice.</source>
        <translation>%1 was given twice.</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 is a whole number from %2 to %3, not &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>--%1 is a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 is a number from %2 to %3, not &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>Something is missing: %1.</source>
        <translation>Something is missing: %1.</translation>
    </message>
    <message>
        <source>--help shows an example.</source>
        <translation>--help shows an example.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>&quot;%1&quot; is one argument too many.</translation>
    </message>
    <message>
        <source>Put quotation marks around a text with spaces.</source>
        <translation>Put quotation marks around a text with spaces.</translation>
    </message>
    <message>
        <source>There is no kind &quot;%1&quot;.</source>
        <translation>There is no kind &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>Known: %1.</translation>
    </message>
    <message>
        <source>Nothing you write is stored: no chat, no batch, no cache.</source>
        <translation>Nothing you write is stored: no chat, no batch, no cache.</translation>
    </message>
    <message>
        <source>Stored, encrypted: %1.</source>
        <translation>Stored, encrypted: %1.</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profile: %1</translation>
    </message>
    <message>
        <source>From now on these are stored, encrypted: %1.</source>
        <translation>From now on these are stored, encrypted: %1.</translation>
    </message>
    <message>
        <source>A passphrase for the stored data:</source>
        <translation>A passphrase for the stored data:</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>Once more:</translation>
    </message>
    <message>
        <source>The two differ, or nothing was typed.</source>
        <translation>The two differ, or nothing was typed.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Nothing new of these is stored. &quot;spyhop-cli privacy erase&quot; destroys what is there.</source>
        <translation>Nothing new of these is stored. &quot;spyhop-cli privacy erase&quot; destroys what is there.</translation>
    </message>
    <message>
        <source>what is stored of what you write</source>
        <translation>what is stored of what you write</translation>
    </message>
    <message>
        <source>allows storing: chats, cache, batches, drafts, audit-prompts, provider</source>
        <translation>allows storing: chats, cache, batches, drafts, audit-prompts, provider</translation>
    </message>
    <message>
        <source>nothing new of these is stored</source>
        <translation>nothing new of these is stored</translation>
    </message>
    <message>
        <source>destroys the data key and what is stored</source>
        <translation>destroys the data key and what is stored</translation>
    </message>
    <message>
        <source>--fail is STATUS:SHARE, such as 503:0.1, not &quot;%1&quot;.</source>
        <translation>--fail is STATUS:SHARE, such as 503:0.1, not &quot;%1&quot;.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) served.</source>
        <translation>
            <numerusform>%n request served.</numerusform>
            <numerusform>%n requests served.</numerusform>
        </translation>
    </message>
    <message>
        <source>the built-in local server, for trying and testing; no model is involved</source>
        <translation>the built-in local server, for trying and testing; no model is involved</translation>
    </message>
    <message>
        <source>0: a free one (the default)</source>
        <translation>0: a free one (the default)</translation>
    </message>
    <message>
        <source>where to listen; 127.0.0.1 by default</source>
        <translation>where to listen; 127.0.0.1 by default</translation>
    </message>
    <message>
        <source>the same seed gives the same answers</source>
        <translation>the same seed gives the same answers</translation>
    </message>
    <message>
        <source>before the first byte</source>
        <translation>before the first byte</translation>
    </message>
    <message>
        <source>between the parts of an answer</source>
        <translation>between the parts of an answer</translation>
    </message>
    <message>
        <source>this share of requests fails so</source>
        <translation>this share of requests fails so</translation>
    </message>
    <message>
        <source>answers line by line from a script</source>
        <translation>answers line by line from a script</translation>
    </message>
    <message>
        <source>--key goes with an --endpoint that is a URL.</source>
        <translation>--key goes with an --endpoint that is a URL.</translation>
    </message>
    <message>
        <source>A named endpoint has its key in the settings.</source>
        <translation>A named endpoint has its key in the settings.</translation>
    </message>
    <message>
        <source>No endpoint is set up.</source>
        <translation>No endpoint is set up.</translation>
    </message>
    <message>
        <source>Add one with &quot;spyhop-cli endpoints add NAME URL&quot;, or name one with --endpoint URL.</source>
        <translation>Add one with &quot;spyhop-cli endpoints add NAME URL&quot;, or name one with --endpoint URL.</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Error:</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>The server said: %1</translation>
    </message>
    <message>
        <source>Passphrase of the stored data:</source>
        <translation>Passphrase of the stored data:</translation>
    </message>
    <message>
        <source>The job &quot;%1&quot; is done; there is nothing to cancel.</source>
        <translation>The job &quot;%1&quot; is done; there is nothing to cancel.</translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch export %1 --out FILE&quot; writes its table.</source>
        <translation>&quot;spyhop-cli batch export %1 --out FILE&quot; writes its table.</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 items are done and kept. &quot;spyhop-cli batch resume %3&quot; would go on with the rest.</source>
        <translation>Stopped: %1 of %2 items are done and kept. &quot;spyhop-cli batch resume %3&quot; would go on with the rest.</translation>
    </message>
    <message>
        <source>Use at most 64 letters, digits, dots, dashes and underscores.</source>
        <translation>Use at most 64 letters, digits, dots, dashes and underscores.</translation>
    </message>
    <message>
        <source>only so many items; says what all would cost, and pauses the job</source>
        <translation>only so many items; says what all would cost, and pauses the job</translation>
    </message>
    <message>
        <source>Trial: %1 of %2 items done, %3 tokens in, %4 out</source>
        <translation>Trial: %1 of %2 items done, %3 tokens in, %4 out</translation>
    </message>
    <message>
        <source>All %1 will take about %2 tokens in, %3 out%4.</source>
        <translation>All %1 will take about %2 tokens in, %3 out%4.</translation>
    </message>
    <message>
        <source>; what they cost is not known</source>
        <translation>; what they cost is not known</translation>
    </message>
    <message>
        <source>The job is paused. &quot;spyhop-cli batch resume %1&quot; does the rest.</source>
        <translation>The job is paused. &quot;spyhop-cli batch resume %1&quot; does the rest.</translation>
    </message>
    <message>
        <source>Nothing of the job is stored: run it again without --trial.</source>
        <translation>Nothing of the job is stored: run it again without --trial.</translation>
    </message>
    <message>
        <source>Standard input is longer than the %1 bytes that are taken.</source>
        <translation>Standard input is longer than the %1 bytes that are taken.</translation>
    </message>
    <message>
        <source>Key:</source>
        <translation>Key:</translation>
    </message>
    <message>
        <source>Interrupted; nothing was changed.</source>
        <translation>Interrupted; nothing was changed.</translation>
    </message>
    <message numerus="yes">
        <source>On disk, encrypted, for 24 hours: %n answer(s), %1 of %2.</source>
        <translation>
            <numerusform>On disk, encrypted, for 24 hours: %n answer, %1 of %2.</numerusform>
            <numerusform>On disk, encrypted, for 24 hours: %n answers, %1 of %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers are kept in memory only; &quot;spyhop-cli privacy grant cache&quot; lets them be stored for 24 hours, encrypted.</source>
        <translation>Answers are kept in memory only; &quot;spyhop-cli privacy grant cache&quot; lets them be stored for 24 hours, encrypted.</translation>
    </message>
    <message>
        <source>Answered from the cache: %1 of %2 calls (%3), %4 from memory, %5 from disk.</source>
        <translation>Answered from the cache: %1 of %2 calls (%3), %4 from memory, %5 from disk.</translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>Saved: %1.</translation>
    </message>
    <message>
        <source>Apart from that, the provider&apos;s own prompt cache: %1 of %2 tokens sent (%3).</source>
        <translation>Apart from that, the provider&apos;s own prompt cache: %1 of %2 tokens sent (%3).</translation>
    </message>
    <message>
        <source>The stored answers are removed.</source>
        <translation>The stored answers are removed.</translation>
    </message>
    <message>
        <source>what the answers&apos; cache holds and has saved</source>
        <translation>what the answers&apos; cache holds and has saved</translation>
    </message>
    <message>
        <source>removes every stored answer</source>
        <translation>removes every stored answer</translation>
    </message>
    <message>
        <source>seconds for a connection; 10 if not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds until the answer begins; 600 if not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds for a whole answer; 3600 if not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM file of certificate authorities to trust besides the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, none, http://HOST:PORT, socks5://HOST:PORT or &quot;PROXY HOST:PORT; DIRECT&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user name for the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference to the proxy&apos;s password, such as keychain:proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its key; calls spread over several</source>
        <translation>its key; calls spread over several</translation>
    </message>
    <message>
        <source>per key; more wait their turn</source>
        <translation>per key; more wait their turn</translation>
    </message>
    <message>
        <source>more chats than N in flight are refused with 429</source>
        <translation>more chats than N in flight are refused with 429</translation>
    </message>
    <message>
        <source>step by step: address, proxy, connection, TLS, HTTP, models, balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prints the steps as a report for an IT department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out &quot;%1&quot; cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result could not be written to standard output: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system said: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 items, %2 of them read for this estimate; asked: %3 at %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens in: %1 · out: %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (as this model counts them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it costs is not known: there is no price for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost now, at peak hours: %1 · off-peak, from %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer than the model&apos;s context: about %1 documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year&apos;s public holidays are not known; they count as working days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the results: .csv, .xlsx, .jsonl, .md, .html, or FOLDER/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--when &quot;%1&quot; is past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--when is now, off-peak or a time, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is written 2026-11-30T22:00 or 22:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli templates list&quot; names those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--long is split, summarise or refuse, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question and columns as they were saved (&quot;spyhop-cli templates list&quot;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each cell with the words of the source it rests on, checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when to send: at once, while it is cheap, or from a time on (22:00, 2026-11-30T22:00)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what becomes of documents longer than the model&apos;s context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers of earlier jobs to the same are not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a job would come to; nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps a job&apos;s question and columns, without endpoint and key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions ready to be asked of your files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a template as a file, to change or to hand on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--scans is recognise, vision or skip, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures of text: recognised here, shown to the model, or left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted. The task goes on at the provider; &quot;spyhop-cli tasks wait %1&quot; waits for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks wait %1&quot; waits for the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored, so this id is lost with this process (&quot;spyhop-cli privacy grant batches&quot; changes that). The provider calls the task %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as a task that stays at the provider; prints its id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with --async: waits, and tells the provider an address of this computer to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address of this computer to listen on; 127.0.0.1 by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with --async: an address of your own that the provider calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the provider to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--kind is direct, tasks, batch, files-batch or auto, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the items travel; all but direct leave them at the provider for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests in one batch or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells the provider an address of this computer to call when a task is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address of your own that the provider calls instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left with the provider since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until a task or a batch of files is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks list&quot; names those that are stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tasks that are stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one task: looks once, and tells how it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a task&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks the provider to stop a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left at %1 go on there and may be charged.</source>
        <translation>
            <numerusform>%n request left at %1 goes on there and may be charged.</numerusform>
            <numerusform>%n requests left at %1 go on there and may be charged.</numerusform>
        </translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set fills in the fields of a saved prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it with --saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--role and --system exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are more files than a question should carry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &quot;batch run&quot; for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a saved prompt instead of PROMPT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with --saved: what stands for a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a saved role as the instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a document, or a folder of them, that goes with the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from this day or time on (2026-11-26, 2026-11-26T09:00)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to this day (its end) or time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open, done, failed, cancelled, denied, cached or event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls that name this anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--state is open, done, failed, cancelled, denied, cached or event, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one call can be shown at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log knows no call &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli audit show&quot; lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out FILE is missing.</source>
        <translation type="unfinished">--out FILE is missing.</translation>
    </message>
    <message>
        <source>--format is csv or jsonl, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the audit log as CSV or JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>else by the file&apos;s ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day and no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write 2026-11-26 or 2026-11-26T09:00:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity only: nothing was changed by accident, but no signature proves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact: nothing was changed, removed, reordered or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries in %2 segments; %3 segments removed by age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were announced, and nobody knows what became of them (&quot;spyhop-cli audit show --state open&quot;).</source>
        <translation>
            <numerusform>%n call was announced, and nobody knows what became of it (&quot;spyhop-cli audit show --state open&quot;).</numerusform>
            <numerusform>%n calls were announced, and nobody knows what became of them (&quot;spyhop-cli audit show --state open&quot;).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are under way.</source>
        <translation>
            <numerusform>%n call is under way.</numerusform>
            <numerusform>%n calls are under way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) of processes that died; %1 bytes of half entries.</source>
        <translation>
            <numerusform>%n segment of processes that died; %1 bytes of half entries.</numerusform>
            <numerusform>%n segments of processes that died; %1 bytes of half entries.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not signed (yet): segment %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts were signed with a key that is not in this computer&apos;s key store any more: for them, integrity only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether the audit log is what was written; 5 if not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost: nothing, it is asked on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1; Ctrl-C ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job for whatever comes into a folder, each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files that are there already, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no row of the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows count from 1 to %1, in the order of the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job has no column &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person&apos;s yes to answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what an answer should say; the model&apos;s stays beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows of this sheet of the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing of the job is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats are not stored in this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it with &quot;spyhop-cli privacy grant chats&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no chat &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli chats list&quot; names those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no chat yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 messages are shown: the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted. What is imported stays; the same file goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chats as Markdown, JSON, HTML, Word, PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where to; the ending names the format: .md, .json, .html, .docx, .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for a folder, one file a chat: md, json, html, docx, pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chats of this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was said in a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages that hold all these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chats of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what leaves with a placeholder in its place: keys, cards, ids, phones, emails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--store is keychain, pkcs11 or vault, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place with --store pkcs11 or --store vault, or use env:NAME in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token that can seal keys was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one with &quot;spyhop-cli keys tokens --use LABEL [--module PATH]&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint uses a key, and neither vault nor token holds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the keys that endpoints refer to, and those in vault and token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others may read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key was found where other programs keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) lie open. Nothing was changed: store them with &quot;spyhop-cli keys set NAME&quot;, then remove them there, and have those that others could read replaced.</source>
        <translation>
            <numerusform>%n key lies open. Nothing was changed: store it with &quot;spyhop-cli keys set NAME&quot;, then remove it there, and have it replaced if others could read it.</numerusform>
            <numerusform>%n keys lie open. Nothing was changed: store them with &quot;spyhop-cli keys set NAME&quot;, then remove them there, and have those that others could read replaced.</numerusform>
        </translation>
    </message>
    <message>
        <source>finds keys that other programs left in plain files, and only reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wrong PIN was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one more wrong PIN locks it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no PIN set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token was found. Name its library with --module PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;keys set NAME --store pkcs11&quot; seals keys with the token &quot;%1&quot; from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no token &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its library with --module PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hardware tokens at this computer, and which of them seals keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seals keys with this token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the token&apos;s PKCS#11 library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--mask does not know &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known: keys, cards, ids, phones, emails; all, none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of the token &quot;%1&quot;:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation type="unfinished">Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 can be used: %n rule(s).</source>
        <translation>
            <numerusform>%1 can be used: %n rule.</numerusform>
            <numerusform>%1 can be used: %n rules.</numerusform>
        </translation>
    </message>
    <message>
        <source>--resource is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write --resource api:MODEL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--tier is one of edge, api, self-hosted, basics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One FILE at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1; rules without a zone go by this computer&apos;s, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether a policy can be read, and what is odd about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow or deny, and by which rule; without FILE by what is in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who asks (else you, with your teams)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a team of theirs; may be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>api:MODEL or endpoint:HOST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HH:MM today, or ISO 8601 (else now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source address (else there is none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge, api, self-hosted or basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of prompt and longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many travel along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--store is keychain, pkcs11 or passphrase, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted. What is left is sealed anew when the stored data is next opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the data key goes to if there is none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new data key, and everything stored is sealed anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the new data key goes to; where the old one is, if not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli prompts list&quot; names those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) and role(s) were imported.</source>
        <translation>
            <numerusform>%n prompt or role was imported.</numerusform>
            <numerusform>%n prompts and roles were imported.</numerusform>
        </translation>
    </message>
    <message>
        <source>a role instead of a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved prompts and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps a text under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forgets one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adds those of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes all of them to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task &quot;%1&quot; is over (%2); there is nothing to cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli tasks show %1&quot; prints what it was answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teams: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator says so in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user and the teams that policy and audit see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out FILE says where the backup goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase for the backup:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written. It opens with its passphrase alone; keys in keychain and token are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backup file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored; what was there lies beside it as NAME.before-restore. The stored data opens with the backup&apos;s passphrase; &quot;privacy rotate --store keychain&quot; puts a new key into the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything stored, and the key to it, in one file that a passphrase seals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the backup goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>puts a backup in the place of this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold it against checkpoints that were copied to another place, or an extract of the system&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5, too, where no signature proves all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) had come and could not be stored, since the disk is full: they will be asked for again.</source>
        <translation>
            <numerusform>%n answer had come and could not be stored, since the disk is full: it will be asked for again.</numerusform>
            <numerusform>%n answers had come and could not be stored, since the disk is full: they will be asked for again.</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no watched folder &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch watches&quot; names those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is watched no longer; its jobs stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folders that the window watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watches this one no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks the provider not to keep what it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not, where that is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked not to keep what it is sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be asked not to keep what it is sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No switch against storing is known of this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on tasks and batches may stay at the provider until they are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks these models too, at once; the answers come one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing of it is kept: no cached answer, no text or digest in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished">%1 s</translation>
    </message>
    <message>
        <source>--async and --%1 exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--compare names &quot;%1&quot; twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--compare takes one or two models, parted by a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are asked besides the one that --model names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more segment(s) (--json).</source>
        <translation>
            <numerusform>The same holds for %n more segment (--json).</numerusform>
            <numerusform>The same holds for %n more segments (--json).</numerusform>
        </translation>
    </message>
    <message>
        <source>time: when the provider finds it, within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many tokens the model takes is not known: a document that is too long is split only once the server says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A job of %n file(s) was not begun. &quot;spyhop-cli batch resume %1&quot; does it.</source>
        <translation>
            <numerusform>A job of %n file was not begun. &quot;spyhop-cli batch resume %1&quot; does it.</numerusform>
            <numerusform>A job of %n files was not begun. &quot;spyhop-cli batch resume %1&quot; does it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A job of %n file(s) was not begun, and nothing of it is kept.</source>
        <translation>
            <numerusform>A job of %n file was not begun, and nothing of it is kept.</numerusform>
            <numerusform>A job of %n files was not begun, and nothing of it is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) from job %1, not paid for again</source>
        <translation>
            <numerusform>%n answer from job %1, not paid for again</numerusform>
            <numerusform>%n answers from job %1, not paid for again</numerusform>
        </translation>
    </message>
    <message>
        <source>The job &quot;%1&quot; and its results were removed. Exported files stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows once more, of --model or the job&apos;s own; the rest stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job with its results, for good; exported files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 items are pending. &quot;spyhop-cli batch resume %3&quot; does them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long: %1 bytes at most. Nothing of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished">%1 h %2 min</translation>
    </message>
    <message>
        <source>a sum that is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost: nothing while %1 answers; up to %2 if %3 takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost: nothing, it is asked on this computer alone (with --tier auto %1 could take over, for up to %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time: about %1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its program ended in the middle: what was under way is pending. &quot;spyhop-cli batch resume %1&quot; goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it once the job has gone on.</source>
        <translation>
            <numerusform>%n call may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it once the job has gone on.</numerusform>
            <numerusform>%n calls may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it once the job has gone on.</numerusform>
        </translation>
    </message>
    <message>
        <source>read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which endpoints may answer; auto: priced ones too when this computer&apos;s do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pauses when nobody has answered for so long (90s, 10m, 2h; 10m by default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--tier is auto, edge, api or self-hosted, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1: what you corrected stands; the new answer is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--context is MODEL=TOKENS, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what one of its models holds, where nobody tells, or tells wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chats that are stored can still be read; what is said further in them is not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is stored: no chat, no batch, no cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records: %1, damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some stored records are damaged; each costs itself only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup with &quot;spyhop-cli privacy restore&quot; if you need them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job that is stored goes on being stored until it is done or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens everything that is stored, and names what is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a template &quot;%1&quot; already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it another name, or --force to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a template of that name is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of this call was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts are signed, and the key that proves them is not at hand: open the key store and verify again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with pictures, of which %1 takes none: about %2, which fail unasked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer goes to sleep, so nothing more is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer goes to sleep; the job goes on when it is awake again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer is awake again: the job goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent, a failed item: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent as they are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy: %1. Each item&apos;s receipt says what was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or let it be replaced with --replace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file can be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are not in the token for this profile; store them anew with &quot;spyhop-cli keys set NAME --store pkcs11&quot;: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also where there is a file of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stopped itself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it.</source>
        <translation>
            <numerusform>%n call may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it.</numerusform>
            <numerusform>%n calls may be billed twice: nobody heard how the first one ended. The cost holds an estimate of it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows: %1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the whole job may cost, with what it has cost so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is looked at now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for nothing, as it is asked on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--currency is three letters, such as USD or CNY, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what its account is charged in, where no balance tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a million tokens of one of its models cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you cannot reach it any more: &quot;spyhop-cli privacy erase --without-key-store&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored data is removed, and the keys in the vault. The data key may still lie in: %1. It opens nothing that is here any more, but it would open copies of the files that were made elsewhere, and prompts in the audit log. Settings, API keys in keychain and token and the audit log stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data key is destroyed, and with it the keys in the vault; the stored data is removed. Settings, API keys in keychain and token and the audit log stay; prompts that were kept in that log open no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also where keychain or token refuses: the data key may then stay there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody is asked whether that is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are still at %1 and may be charged; &quot;spyhop-cli batch resume %2&quot; fetches the answers.</source>
        <translation>
            <numerusform>%n request is still at %1 and may be charged; &quot;spyhop-cli batch resume %2&quot; fetches the answer.</numerusform>
            <numerusform>%n requests are still at %1 and may be charged; &quot;spyhop-cli batch resume %2&quot; fetches the answers.</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <comment>typed as an answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name says its place already; --store is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These endpoints still refer to it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer, with the trash: chats %1, jobs %2, tasks %3, prompts and roles %4, watched folders %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Held against %n copied checkpoint(s).</source>
        <translation>
            <numerusform>Held against %n copied checkpoint.</numerusform>
            <numerusform>Held against %n copied checkpoints.</numerusform>
        </translation>
    </message>
    <message>
        <source>--max-cost and --max-total are of two currencies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name both in one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its jobs together may cost at most %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each job may cost at most %1; --max-total limits them all together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What all jobs together may cost (%1) is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch again with another --max-total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each job stops before it costs more; all together: --max-total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what all jobs of this watch may cost together; it ends there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job costs at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, or others for money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be used. At least: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint was named, and rules speak of some: it may be otherwise there (--endpoint).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is stored is destroyed: chats, jobs, prompts, the keys in the vault. Nobody can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log&apos;s key lies in the vault too: who wrote what is in the log so far can be proved no more (“Integrity only”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type yes to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped template %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By this name it is found before the shipped template %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No watch is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 with %3 imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were here already.</source>
        <translation>
            <numerusform>%n chat was here already.</numerusform>
            <numerusform>%n chats were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries hold nothing that could be read.</source>
        <translation>
            <numerusform>%n entry holds nothing that could be read.</numerusform>
            <numerusform>%n entries hold nothing that could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were left out: pictures, tool calls and the like.</source>
        <translation>
            <numerusform>%n part was left out: pictures, tool calls and the like.</numerusform>
            <numerusform>%n parts were left out: pictures, tool calls and the like.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything stored is sealed with a new data key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endpoints of which tier may answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written.</source>
        <translation>
            <numerusform>%n record written.</numerusform>
            <numerusform>%n records written.</numerusform>
        </translation>
    </message>
    <message>
        <source>where its models run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked into, since it is too large: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sends a prompt that is too long by an estimate alone: the server will say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of the log: &quot;%1&quot; lies in its folder, and nothing reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more such file(s) (--json).</source>
        <translation>
            <numerusform>%n more such file (--json).</numerusform>
            <numerusform>%n more such files (--json).</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts are signed, and the key that proves them is not here: no key store answers, or it was destroyed with what was erased. For them, integrity only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered by earlier jobs, and not paid for again: about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of those whose outcome is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message>
        <source>Some items failed. &quot;spyhop-cli batch retry %1 --failed&quot; tries those alone once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are unknown: nobody can say whether the provider took them, and they may be charged.</source>
        <translation>
            <numerusform>%n item is unknown: nobody can say whether the provider took it, and it may be charged.</numerusform>
            <numerusform>%n items are unknown: nobody can say whether the provider took them, and they may be charged.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch resume %1&quot; looks for them first; &quot;spyhop-cli batch retry %1&quot; sends them again, possibly for a second charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;spyhop-cli batch retry %1&quot; sends them again, possibly for a second charge.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::app::DesktopWakeLock</name>
    <message>
        <source>Running jobs are ended cleanly first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::batch::Callbacks</name>
    <message>
        <source>This is neither an address on the web nor one of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one such as https://example.com/done or 192.168.1.20, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Attachments</name>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines, %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound cannot be sent: no model here takes it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach its transcript.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video cannot be sent: no model here takes it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach single pictures or its transcript.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder has more than can be looked through here: not all of it was attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder were left out: %1</source>
        <translation>
            <numerusform>%n file in the folder was left out: %1</numerusform>
            <numerusform>%n files in the folder were left out: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>1 line, %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::chat::ChatSession</name>
    <message>
        <source>Cut off when the chat was closed.</source>
        <translation>Cut off when the chat was closed.</translation>
    </message>
    <message>
        <source>An answer is still under way in this chat.</source>
        <translation>An answer is still under way in this chat.</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>There is nothing to send.</translation>
    </message>
    <message>
        <source>There is no such answer in this chat.</source>
        <translation>There is no such answer in this chat.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>This answer cannot be gone on with.</source>
        <translation>This answer cannot be gone on with.</translation>
    </message>
    <message>
        <source>There is no such question in this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a question can be asked in other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such message in this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The older turns are still being summarised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture off, or choose a model that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit into what %1 takes: about %2 tokens, of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to summarise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other answer to this question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is still under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task would outlive this private chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No question stands before this answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Digesting</name>
    <message>
        <source>The summary came back empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Library</name>
    <message>
        <source>There is no role “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no saved prompt “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no file of saved prompts, or one of a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::chat::Sessions</name>
    <message>
        <source>Cut off when the program ended.</source>
        <translation>Cut off when the program ended.</translation>
    </message>
    <message>
        <source>A project needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Adjust</name>
    <message>
        <source>The server does not take this parameter.</source>
        <translation>The server does not take this parameter.</translation>
    </message>
    <message>
        <source>The server allows no more.</source>
        <translation>The server allows no more.</translation>
    </message>
    <message>
        <source>The server wants its earlier reasoning back.</source>
        <translation>The server wants its earlier reasoning back.</translation>
    </message>
    <message>
        <source>The server does not go on with an answer by itself: it was asked to in words.</source>
        <translation>The server does not go on with an answer by itself: it was asked to in words.</translation>
    </message>
    <message>
        <source>The conversation leaves no more room in the model&apos;s context.</source>
        <translation>The conversation leaves no more room in the model&apos;s context.</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::ControlCall</name>
    <message>
        <source>The reply is longer than any such reply should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection within %1 s.</source>
        <translation type="unfinished">No connection within %1 s.</translation>
    </message>
    <message>
        <source>No whole answer within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::GatedCall</name>
    <message>
        <source>masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A placeholder travelled in its place; the answer has it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The privacy gate only warns of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Gateway</name>
    <message>
        <source>Resting after several failures; tried again soon.</source>
        <translation>Resting after several failures; tried again soon.</translation>
    </message>
    <message>
        <source>One call is finding out whether it answers again.</source>
        <translation>One call is finding out whether it answers again.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) failed in the last 30 s.</source>
        <translation>
            <numerusform>%n call failed in the last 30 s.</numerusform>
            <numerusform>%n calls failed in the last 30 s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its keys was refused: %1</source>
        <translation>
            <numerusform>%n of its keys was refused: %1</numerusform>
            <numerusform>%n of its keys were refused: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>One of its models or accounts is resting after several failures.</source>
        <translation>One of its models or accounts is resting after several failures.</translation>
    </message>
    <message>
        <source>It did not answer when it was asked for its models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last call failed, and nothing was heard of it since.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::LeftWork</name>
    <message>
        <source>Tasks and batches stay at the provider until they are done, and you have not agreed to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree under Privacy (&quot;spyhop-cli privacy grant provider&quot;), or send the requests directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work was being left at a provider when the program ended, and nobody knows at which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work was left there, at %1, and this endpoint or its key is not set up any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the endpoint up again as it was, and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was sent, and nobody can say whether the provider took it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was sent, and nobody can say whether the provider took it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again (it may then run and be charged twice), or give it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider no longer knows this work; its results can be had from nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the requests again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was cancelled before it came to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch ran out of time before it came to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not charged: send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider says that the work failed, and not why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider says that the work is done, and has no answer to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was cancelled before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Log</name>
    <message>
        <source>A part of the answer had come.</source>
        <translation>A part of the answer had come.</translation>
    </message>
    <message>
        <source>switched to %1 because %2 did not answer</source>
        <translation>switched to %1 because %2 did not answer</translation>
    </message>
    <message numerus="yes">
        <source>switched to %1 because %2 answered %3 %n time(s)</source>
        <translation>
            <numerusform>switched to %1 because %2 answered %3 once</numerusform>
            <numerusform>switched to %1 because %2 answered %3 %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was asked because %2 was resting by then.</source>
        <translation>%1 was asked because %2 was resting by then.</translation>
    </message>
    <message>
        <source>%1 was asked because %2 did not answer: %3</source>
        <translation>%1 was asked because %2 did not answer: %3</translation>
    </message>
    <message>
        <source>%1 was asked because %2 could not be: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was asked because %2 answered %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 may be charged for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Reply</name>
    <message>
        <source>The connection ended without a reply.</source>
        <translation>The connection ended without a reply.</translation>
    </message>
    <message>
        <source>The reply is larger than 64 MB.</source>
        <translation>The reply is larger than 64 MB.</translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::RoutedCall</name>
    <message>
        <source>The endpoint is resting after several failures.</source>
        <translation>The endpoint is resting after several failures.</translation>
    </message>
    <message>
        <source>%1 is resting after several failures</source>
        <translation>%1 is resting after several failures</translation>
    </message>
    <message>
        <source>%1 answered %2 (try %3)</source>
        <translation>%1 answered %2 (try %3)</translation>
    </message>
    <message>
        <source>%1 (try %2)</source>
        <translation>%1 (try %2)</translation>
    </message>
    <message>
        <source>No connection within %1 s.</source>
        <translation>No connection within %1 s.</translation>
    </message>
    <message>
        <source>No answer began within %1 s.</source>
        <translation>No answer began within %1 s.</translation>
    </message>
    <message>
        <source>The answer took longer than %1 s.</source>
        <translation>The answer took longer than %1 s.</translation>
    </message>
    <message>
        <source>The answer stopped; nothing came for %1 s.</source>
        <translation>The answer stopped; nothing came for %1 s.</translation>
    </message>
    <message>
        <source>Given up for another endpoint, as you asked.</source>
        <translation>Given up for another endpoint, as you asked.</translation>
    </message>
    <message>
        <source>waiting for the key of %1</source>
        <translation>waiting for the key of %1</translation>
    </message>
    <message>
        <source>asking %1 which models it has</source>
        <translation>asking %1 which models it has</translation>
    </message>
    <message>
        <source>nothing is heard from %1; it is asked again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::Wait</name>
    <message numerus="yes">
        <source>waiting for one of the endpoint&apos;s %n place(s)</source>
        <translation>
            <numerusform>waiting for the endpoint&apos;s one place</numerusform>
            <numerusform>waiting for one of the endpoint&apos;s %n places</numerusform>
        </translation>
    </message>
    <message>
        <source>the endpoint refused calls; fewer go at a time until it has caught up</source>
        <translation>the endpoint refused calls; fewer go at a time until it has caught up</translation>
    </message>
    <message>
        <source>waiting for the endpoint&apos;s %1 requests per minute, %2 s</source>
        <translation>waiting for the endpoint&apos;s %1 requests per minute, %2 s</translation>
    </message>
    <message>
        <source>waiting for the endpoint&apos;s %1 tokens per minute, %2 s</source>
        <translation>waiting for the endpoint&apos;s %1 tokens per minute, %2 s</translation>
    </message>
    <message>
        <source>many calls are being repeated; this one waits its turn</source>
        <translation>many calls are being repeated; this one waits its turn</translation>
    </message>
    <message>
        <source>set for a batch: %1, and one more for chat</source>
        <translation>set for a batch: %1, and one more for chat</translation>
    </message>
    <message>
        <source>set for this endpoint: %1</source>
        <translation>set for this endpoint: %1</translation>
    </message>
    <message>
        <source>automatic: %1, learned from refusals</source>
        <translation>automatic: %1, learned from refusals</translation>
    </message>
    <message>
        <source>automatic: %1, still growing</source>
        <translation>automatic: %1, still growing</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) rest after refusals</source>
        <translation>
            <numerusform>%n place rests after a refusal</numerusform>
            <numerusform>%n places rest after refusals</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 requests per minute</source>
        <translation>%1 requests per minute</translation>
    </message>
    <message>
        <source>%1 tokens per minute</source>
        <translation>%1 tokens per minute</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>spyhop::gateway::WireGet</name>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>No answer within %n second.</numerusform>
            <numerusform>No answer within %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the address, or try again when the server is less busy.</source>
        <translation>Check the address, or try again when the server is less busy.</translation>
    </message>
    <message>
        <source>The answer is longer than any list of models.</source>
        <translation>The answer is longer than any list of models.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Check the address.</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::DataKeyJob</name>
    <message>
        <source>The data key in the keychain is damaged.</source>
        <translation>The data key in the keychain is damaged.</translation>
    </message>
    <message>
        <source>“spyhop-cli privacy erase” removes it with everything that was stored.</source>
        <translation>“spyhop-cli privacy erase” removes it with everything that was stored.</translation>
    </message>
    <message>
        <source>The key to what is stored is missing from the keychain.</source>
        <translation>The key to what is stored is missing from the keychain.</translation>
    </message>
    <message>
        <source>The key to what is stored lies in the keychain, which is not available.</source>
        <translation>The key to what is stored lies in the keychain, which is not available.</translation>
    </message>
    <message>
        <source>“spyhop-cli privacy erase” removes what cannot be read any more.</source>
        <translation>“spyhop-cli privacy erase” removes what cannot be read any more.</translation>
    </message>
    <message>
        <source>There is no key to store anything with.</source>
        <translation>There is no key to store anything with.</translation>
    </message>
    <message>
        <source>Allow storing with “spyhop-cli privacy grant”.</source>
        <translation>Allow storing with “spyhop-cli privacy grant”.</translation>
    </message>
    <message>
        <source>What is stored is locked with a passphrase.</source>
        <translation>What is stored is locked with a passphrase.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain is not available.</source>
        <translation>This computer&apos;s keychain is not available.</translation>
    </message>
    <message>
        <source>Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation>Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The passphrase is too short: %1 bytes at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored. Several words that only you know are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to what is stored lies in the token “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data key did not come back as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“spyhop-cli privacy grant --store passphrase” needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to what is stored lies in the keychain, which is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the desktop start it, as by logging in once more, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to what is stored is missing: nothing says any more where it lies (vault.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put vault.json back, or restore a backup with “spyhop-cli privacy restore”. “spyhop-cli privacy erase” removes what cannot be read any more, and lets you begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::keys::EraseJob</name>
    <message>
        <source>The token “%1” is not the chosen one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it with “spyhop-cli keys tokens --use %1”, then erase once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data key from before a restore lies in the token “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data key from before a restore lies in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::keys::KeyRing</name>
    <message>
        <source>The vault is locked.</source>
        <translation>The vault is locked.</translation>
    </message>
    <message>
        <source>Give its passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation>Give its passphrase on the terminal or in SPYHOP_PASSPHRASE.</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</source>
        <translation>Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.</translation>
    </message>
    <message>
        <source>There is no such environment variable.</source>
        <translation>There is no such environment variable.</translation>
    </message>
    <message>
        <source>Set it before Spyhop is started.</source>
        <translation>Set it before Spyhop is started.</translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1”.</source>
        <translation>Store the key with “spyhop-cli keys set %1”.</translation>
    </message>
    <message>
        <source>The key has not been loaded yet.</source>
        <translation>The key has not been loaded yet.</translation>
    </message>
    <message>
        <source>An environment variable cannot be written from here.</source>
        <translation>An environment variable cannot be written from here.</translation>
    </message>
    <message>
        <source>Set it where Spyhop is started.</source>
        <translation>Set it where Spyhop is started.</translation>
    </message>
    <message>
        <source>An environment variable cannot be removed from here.</source>
        <translation>An environment variable cannot be removed from here.</translation>
    </message>
    <message>
        <source>This is no reference to a key (keychain:NAME, pkcs11:NAME, vault:NAME or env:NAME).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the key with “spyhop-cli keys set %1 --store pkcs11”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::keys::LockJob</name>
    <message>
        <source>Another program is making or replacing a key of this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation type="unfinished">Try again when it has finished.</translation>
    </message>
</context>
<context>
    <name>spyhop::keys::RenewDataKeyJob</name>
    <message>
        <source>There is no key to store anything with.</source>
        <translation type="unfinished">There is no key to store anything with.</translation>
    </message>
    <message>
        <source>Allow storing with “spyhop-cli privacy grant”.</source>
        <translation type="unfinished">Allow storing with “spyhop-cli privacy grant”.</translation>
    </message>
    <message>
        <source>A passphrase is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</source>
        <translation type="unfinished">Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.</translation>
    </message>
    <message>
        <source>Another program has replaced the data key meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Spyhop again, then renew it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::keys::Token</name>
    <message>
        <source>No token is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one with “spyhop-cli keys tokens --use LABEL”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another token, or the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token cannot seal keys: it lacks %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::model::PrivacyGate</name>
    <message numerus="yes">
        <source>%n key(s) or password(s)</source>
        <translation>
            <numerusform>%n key or password</numerusform>
            <numerusform>%n keys or passwords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card number(s)</source>
        <translation>
            <numerusform>%n card number</numerusform>
            <numerusform>%n card numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity number(s)</source>
        <translation>
            <numerusform>%n identity number</numerusform>
            <numerusform>%n identity numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telephone number(s)</source>
        <translation>
            <numerusform>%n telephone number</numerusform>
            <numerusform>%n telephone numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail address(es)</source>
        <translation>
            <numerusform>%n e-mail address</numerusform>
            <numerusform>%n e-mail addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::net::CallbackListener</name>
    <message>
        <source>&quot;%1&quot; is no address of this computer that could be listened on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one, such as 127.0.0.1, or none at all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::observe::Audit</name>
    <message>
        <source>There is no audit log yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with the first call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log could not be written (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent that cannot be logged. Make room on the disk, or mend its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log&apos;s list of segments is held by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log could not be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among entries %1 to %2 of segment %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of segment %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of segments is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of the list of segments is not what was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of segments was cut off: it has %1 rows, and a checkpoint of it had %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of segments is another one than that of a checkpoint of %1 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copied checkpoint of %1 rows was not signed by this log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1 is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1 is in no list: somebody has put it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not what was written (changed, moved, inserted, or something before it removed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1 was cut off: it ends before entry %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1: something was added behind its end, from entry %2 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no checkpoint of an audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rows %1 to %2 of the list of segments were written without a signature before a later one covered them: nothing proves who wrote the first %n entries of segment %3.</source>
        <translation>
            <numerusform>Rows %1 to %2 of the list of segments were written without a signature before a later one covered them: nothing proves who wrote the first entry of segment %3.</numerusform>
            <numerusform>Rows %1 to %2 of the list of segments were written without a signature before a later one covered them: nothing proves who wrote the first %n entries of segment %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoints cannot be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the folder is there and takes additions. Until then nothing outside this computer vouches for the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer: checkpoints wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the share can be reached. The newest is written then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent that cannot be logged. End the process that holds it, or wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup of %1 was restored on %2: what was logged before lies where the backup was made, not here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::route::Plan</name>
    <message>
        <source>No endpoint has this name.</source>
        <translation>No endpoint has this name.</translation>
    </message>
    <message>
        <source>Choose one of the endpoints in the settings, or add it.</source>
        <translation>Choose one of the endpoints in the settings, or add it.</translation>
    </message>
    <message>
        <source>This endpoint is switched off.</source>
        <translation>This endpoint is switched off.</translation>
    </message>
    <message>
        <source>Switch it on in the settings, or choose another.</source>
        <translation>Switch it on in the settings, or choose another.</translation>
    </message>
    <message>
        <source>No endpoint is set up.</source>
        <translation>No endpoint is set up.</translation>
    </message>
    <message>
        <source>Add an endpoint or start the built-in server.</source>
        <translation>Add an endpoint or start the built-in server.</translation>
    </message>
    <message>
        <source>No endpoint of the tier “%1” is set up.</source>
        <translation>No endpoint of the tier “%1” is set up.</translation>
    </message>
    <message>
        <source>Add one, or let Spyhop choose the tier.</source>
        <translation>Add one, or let Spyhop choose the tier.</translation>
    </message>
    <message>
        <source>You chose %1.</source>
        <translation>You chose %1.</translation>
    </message>
    <message>
        <source>Every endpoint is resting after failures; %1 comes first.</source>
        <translation>Every endpoint is resting after failures; %1 comes first.</translation>
    </message>
    <message>
        <source>%1 is next in priority; %2 is resting after failures.</source>
        <translation>%1 is next in priority; %2 is resting after failures.</translation>
    </message>
    <message>
        <source>%1 has the highest priority of the endpoints that offer the model.</source>
        <translation>%1 has the highest priority of the endpoints that offer the model.</translation>
    </message>
    <message>
        <source>No endpoint offers this model.</source>
        <translation>No endpoint offers this model.</translation>
    </message>
    <message>
        <source>Choose another model, or name the endpoint.</source>
        <translation>Choose another model, or name the endpoint.</translation>
    </message>
    <message>
        <source>%1 calls this model so.</source>
        <translation>%1 calls this model so.</translation>
    </message>
    <message>
        <source>%1 was retired on %2.</source>
        <translation>%1 was retired on %2.</translation>
    </message>
    <message>
        <source>%1 is the less busy of several equals.</source>
        <translation>%1 is the less busy of several equals.</translation>
    </message>
    <message>
        <source>%1 could answer with its own account, if you allow that in the settings.</source>
        <translation>%1 could answer with its own account, if you allow that in the settings.</translation>
    </message>
    <message>
        <source>%1 is next in priority; %2 is not allowed: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in this chat before and may have it cached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint is known to have this model; %1 is asked all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every endpoint that offers the model is resting after failures; %1 comes first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::route::Trim</name>
    <message>
        <source>%1 does not look at this while it thinks.</source>
        <translation>%1 does not look at this while it thinks.</translation>
    </message>
</context>
<context>
    <name>spyhop::store::SettingsFile</name>
    <message>
        <source>The file could not be read, so it is not overwritten.</source>
        <translation>The file could not be read, so it is not overwritten.</translation>
    </message>
    <message>
        <source>Mend it or move it away first.</source>
        <translation>Mend it or move it away first.</translation>
    </message>
    <message>
        <source>Another program keeps the settings locked.</source>
        <translation>Another program keeps the settings locked.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Try again when it has finished.</translation>
    </message>
</context>
<context>
    <name>spyhop::typeset::Formulas</name>
    <message numerus="yes">
        <source>This formula is longer than %n characters.</source>
        <translation>
            <numerusform>This formula is longer than %n character.</numerusform>
            <numerusform>This formula is longer than %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>This formula takes too long to draw.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::typeset::KatexEngine</name>
    <message>
        <source>The program that draws formulas could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This formula takes too long to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This formula is nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AdvancedRow</name>
    <message>
        <source>A whole number from 1 to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation type="unfinished">Thinking</translation>
    </message>
    <message>
        <source>As the model does by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As much as it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items in flight at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests in one batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the provider call this computer when it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address of this computer that the provider can reach is listened on; an address on the web is handed on as it is. Nothing that a call brings is read: it only makes this computer look at once, as it does now and then in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: 127.0.0.1, for a server on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause when nobody has answered for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 minutes, as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any time: never pause for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AnswerDetails</name>
    <message>
        <source>How this answer came about</source>
        <translation>How this answer came about</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished">Answer</translation>
    </message>
    <message>
        <source>no quote</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>Send with</translation>
    </message>
    <message>
        <source>The other one breaks the line.</source>
        <translation>The other one breaks the line.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Also Ctrl and + or −, anywhere.</source>
        <translation>Also Ctrl and + or −, anywhere.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AskCard</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished">Ask</translation>
    </message>
    <message>
        <source>What should be asked of each item? The fields in braces are filled in.</source>
        <translation type="unfinished">What should be asked of each item? The fields in braces are filled in.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished">Prompt</translation>
    </message>
    <message>
        <source>Summarise this document in one sentence: {{text}}</source>
        <translation type="unfinished">Summarise this document in one sentence: {{text}}</translation>
    </message>
    <message>
        <source>Each cell with the words it rests on, checked against the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first item will be asked</source>
        <translation type="unfinished">The first item will be asked</translation>
    </message>
    <message>
        <source>Preview of the first prompt</source>
        <translation type="unfinished">Preview of the first prompt</translation>
    </message>
    <message>
        <source>Instructions before the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said to the model before each question, which it is to answer accordingly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You read contracts, and answer in short sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is this about, in one word? %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AttachmentChips</name>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished">left out</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation type="unfinished">about %1 tokens</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AttachmentPreview</name>
    <message>
        <source>About %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown here; it can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 characters; all of them are sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Send its text instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 characters; all of them were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copy</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::Audit</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished">unknown</translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished">done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">failed</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>content filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault in Spyhop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished">Batch</translation>
    </message>
    <message>
        <source>Model list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished">Balance</translation>
    </message>
    <message>
        <source>Test of an endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work left at a provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stored was erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent: nothing may be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own policy saved: %1 (%2…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator&apos;s policy added: %1 (%2…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own policy removed: %1 (%2…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator&apos;s policy removed: %1 (%2…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own policy replaced: %1 (%2… → %3…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator&apos;s policy replaced: %1 (%2… → %3…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key stored: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key removed: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key moved: %1 (%2 → %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no rule of %2 allows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rule %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, rule %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1 of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key renewed: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>streamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tier</source>
        <translation type="unfinished">tier</translation>
    </message>
    <message>
        <source>most tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continued</source>
        <translation type="unfinished">continued</translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup was restored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditDetails</name>
    <message>
        <source>The entry cannot be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of %2 in segment %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its path does not lead to the root that was written down: the segment was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No checkpoint covers it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) lead from it to the root in signed row %1 of the list.</source>
        <translation>
            <numerusform>%n hash lead from it to the root in signed row %1 of the list.</numerusform>
            <numerusform>%n hashes lead from it to the root in signed row %1 of the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) lead from it to the root in row %1 of the list, which is not signed.</source>
        <translation>
            <numerusform>%n hash lead from it to the root in row %1 of the list, which is not signed.</numerusform>
            <numerusform>%n hashes lead from it to the root in row %1 of the list, which is not signed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished">Endpoint</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished">Tokens</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A try that failed may have been billed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished">Prompt</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished">Ended</translation>
    </message>
    <message>
        <source>Nothing is known of its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy digest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditFilterBar</name>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished">Today</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished">Last 7 days</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished">Last 7 days {30 ?}</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished">Search</translation>
    </message>
    <message>
        <source>Search the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditKeep</name>
    <message>
        <source>Kept for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Kept for %n day(s)</source>
        <translation>
            <numerusform>Kept for %n day</numerusform>
            <numerusform>Kept for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoints also to the system&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints also to a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints also to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the log is kept, and where its checkpoints go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that takes additions only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditPanel</name>
    <message>
        <source>Reading the audit log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call is written down here before it is sent. There has been none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call fits these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation type="unfinished">JSON lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Read the log again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the log again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Export</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied checkpoints, or an extract of the system&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied checkpoints (*.checkpoints)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify with a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the log against checkpoints that lie where nobody here can change them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) exported.</source>
        <translation>
            <numerusform>%n record exported.</numerusform>
            <numerusform>%n records exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditTableModel</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished">State</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished">Endpoint</translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">Model</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished">Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::AuditVerdict</name>
    <message>
        <source>Verified %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) came since.</source>
        <translation>
            <numerusform>%n entry came since.</numerusform>
            <numerusform>%n entries came since.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is not what the key store remembers. Verify says where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 entries in %n segment(s).</source>
        <translation>
            <numerusform>%1 entries in %n segment.</numerusform>
            <numerusform>%1 entries in %n segments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>%n more finding.</numerusform>
            <numerusform>%n more findings.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no key in a key store: nobody&apos;s signature proves who wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity only</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of unknown outcome.</source>
        <translation>
            <numerusform>%n call of unknown outcome.</numerusform>
            <numerusform>%n calls of unknown outcome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) not signed yet.</source>
        <translation>
            <numerusform>%n segment not signed yet.</numerusform>
            <numerusform>%n segments not signed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing proves who wrote the first entries of %n segment(s): their process had no key.</source>
        <translation>
            <numerusform>Nothing proves who wrote the first entries of %n segment: its process had no key.</numerusform>
            <numerusform>Nothing proves who wrote the first entries of %n segments: their processes had no key.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed, removed, reordered or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Held against %n copied checkpoint(s).</source>
        <translation>
            <numerusform>Held against %n copied checkpoint.</numerusform>
            <numerusform>Held against %n copied checkpoints.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BackupDialog</name>
    <message>
        <source>Make the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file opens with this passphrase alone. Nobody can restore a lost one; several words that have nothing to do with each other are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is there already: it will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BackupPanel</name>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. It opens with its passphrase alone: keep both, apart from each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spyhop starts again with what was here before. What is here now stays beside it and can be brought back the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 of %2</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last restored on %1. What was here before is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stored, the settings and the vault, with the key to it, in one file that a passphrase seals. Not in it: keys in the keychain or in a token, and the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored and unlocked, so there is nothing to back up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts a backup in the place of what is here. You see what is in it first, and what was here can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A restore waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is put in place when Spyhop starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BatchPage</name>
    <message>
        <source>Exported to %1</source>
        <translation>Exported to %1</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>In memory only</translation>
    </message>
    <message>
        <source>this job cannot be resumed after closing</source>
        <translation>this job cannot be resumed after closing</translation>
    </message>
    <message>
        <source>Items of the job</source>
        <translation>Items of the job</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Exported to %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work of this job is with the provider. It goes on there, and is charged, unless it is cancelled there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it running there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item of this kind is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation type="unfinished">Keep, encrypted</translation>
    </message>
    <message>
        <source>Nothing is left to review: every answer has its quote, which was found in the source, or somebody has looked at it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BatchRoom</name>
    <message>
        <source>Remove this job</source>
        <translation>Remove this job</translation>
    </message>
    <message>
        <source>The job and its results are removed. Exported files stay.</source>
        <translation>The job and its results are removed. Exported files stay.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The job was removed.</source>
        <translation>The job was removed.</translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation>Search jobs</translation>
    </message>
    <message>
        <source>New job (Ctrl+Shift+N)</source>
        <translation>New job (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>New job</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Drop files or a folder here, say what to ask of each, and get one table back.</source>
        <translation>Drop files or a folder here, say what to ask of each, and get one table back.</translation>
    </message>
    <message>
        <source>Choose a folder to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New files came; a job of them has begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is watched. A job&apos;s menu offers to do to a folder&apos;s files what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is stored, and locked. Its items stand here once it is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished">Unlock</translation>
    </message>
    <message>
        <source>Whenever files come, a job of them begins. Each job may cost at most %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever files come, a job of them begins. No maximum is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asks for its password. The items of this job stand here once it is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::BranchController</name>
    <message>
        <source>Previous version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask in other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the question and what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the answer and what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answers side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was said after this</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n later message(s)</source>
        <translation>
            <numerusform>%n later message</numerusform>
            <numerusform>%n later messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CachePanel</name>
    <message>
        <source>Every answer is forgotten: equal questions are asked anew.</source>
        <translation>Every answer is forgotten: equal questions are asked anew.</translation>
    </message>
    <message>
        <source>Answers to equal questions</source>
        <translation>Answers to equal questions</translation>
    </message>
    <message>
        <source>Forget these answers</source>
        <translation>Forget these answers</translation>
    </message>
    <message>
        <source>Kept in memory for 5 minutes. An answer that comes from there says so, and can be asked anew.</source>
        <translation>Kept in memory for 5 minutes. An answer that comes from there says so, and can be asked anew.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) on this computer (%1 of %2), each for 24 hours.</source>
        <translation>
            <numerusform>%n answer on this computer (%1 of %2), for 24 hours.</numerusform>
            <numerusform>%n answers on this computer (%1 of %2), each for 24 hours.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 calls were answered by them (%3 %).</source>
        <translation>%1 of %2 calls were answered by them (%3 %).</translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>Saved: %1.</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatDelegate</name>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatHeader</name>
    <message>
        <source>Thinking: automatic</source>
        <translation>Thinking: automatic</translation>
    </message>
    <message>
        <source>Thinking: off</source>
        <translation>Thinking: off</translation>
    </message>
    <message>
        <source>Thinking: low</source>
        <translation>Thinking: low</translation>
    </message>
    <message>
        <source>Thinking: high</source>
        <translation>Thinking: high</translation>
    </message>
    <message>
        <source>Thinking: most</source>
        <translation>Thinking: most</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>New chat</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Model: %1</translation>
    </message>
    <message>
        <source>This chat: pin, project, export, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of this chat (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of this chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatList</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>New chat (Ctrl+N)</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>New chat</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all chats (Ctrl+Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects, import, archive, trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching all chats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty. What lies here is kept for %1 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat is archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats stand here once something was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Export</translation>
    </message>
    <message>
        <source>Remove the project, keep its chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for ever?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) will be gone; nothing can bring them back.</source>
        <translation>
            <numerusform>%n thing will be gone; nothing can bring it back.</numerusform>
            <numerusform>%n things will be gone; nothing can bring them back.</numerusform>
        </translation>
    </message>
    <message>
        <source>All chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New private chat: nothing of it is written down (Ctrl+Alt+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New private chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored chats are locked. They stand here once they are unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished">Unlock</translation>
    </message>
    <message>
        <source>Stored chats are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asks for its password. The stored chats stand here once it is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatListModel</name>
    <message>
        <source>New chat</source>
        <translation>New chat</translation>
    </message>
    <message numerus="yes">
        <source>Project %1, %n chat(s)</source>
        <translation>
            <numerusform>Project %1, %n chat</numerusform>
            <numerusform>Project %1, %n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatMenu</name>
    <message>
        <source>Unpin</source>
        <translation type="unfinished">Unpin</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished">Pin</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished">Rename</translation>
    </message>
    <message>
        <source>Move to project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Export</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished">Move to the trash</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document (.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, with all branches (.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatPage</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>New chat</translation>
    </message>
    <message>
        <source>No model is connected yet. Add an endpoint to begin.</source>
        <translation>No model is connected yet. Add an endpoint to begin.</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>Add an endpoint</translation>
    </message>
    <message>
        <source>Ask anything. The answer appears here as it is written.</source>
        <translation>Ask anything. The answer appears here as it is written.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ask anything. Nothing of it stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the private chat?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat will be gone: nothing of it was written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a chat in the list, or begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatRoom</name>
    <message>
        <source>The answer to a task is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was removed; its chats are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Undo</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n chat was moved to the trash.</numerusform>
            <numerusform>%n chats were moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were archived.</source>
        <translation>
            <numerusform>%n chat was archived.</numerusform>
            <numerusform>%n chats were archived.</numerusform>
        </translation>
    </message>
    <message>
        <source>The messages were moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat goes on from there; what was said later is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages were removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatTasks</name>
    <message>
        <source>The task&apos;s number was lost when the program ended: storing jobs and tasks was not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ChatTransfer</name>
    <message>
        <source>%1: %2 with %3 imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were here already.</source>
        <translation>
            <numerusform>%n chat was here already.</numerusform>
            <numerusform>%n chats were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries hold nothing that could be read.</source>
        <translation>
            <numerusform>%n entry holds nothing that could be read.</numerusform>
            <numerusform>%n entries hold nothing that could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were left out: pictures, tool calls and the like.</source>
        <translation>
            <numerusform>%n part was left out: pictures, tool calls and the like.</numerusform>
            <numerusform>%n parts were left out: pictures, tool calls and the like.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats (*.json *.jsonl *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing chats: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Export</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished">Chats</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished">Written: %1</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Folder for %n chat(s)</source>
        <translation>
            <numerusform>Folder for %n chat</numerusform>
            <numerusform>Folder for %n chats</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 files are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CheckCard</name>
    <message>
        <source>The time chosen is past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens: %1 to read, %2 to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price: not known for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price: %1 now, at peak hours · %2 from %3 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: about %1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n document(s) are longer than the model&apos;s context</source>
        <translation>
            <numerusform>About %n document is longer than the model&apos;s context</numerusform>
            <numerusform>About %n documents are longer than the model&apos;s context</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n cannot be read</source>
        <translation>
            <numerusform>About %n cannot be read</numerusform>
            <numerusform>About %n cannot be read</numerusform>
        </translation>
    </message>
    <message>
        <source>This year&apos;s public holidays are not known; they count as working days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished">Check</translation>
    </message>
    <message>
        <source>Who answers, when, and what it may cost at most. Automatic takes the first endpoint that can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished">Now</translation>
    </message>
    <message>
        <source>Only while it is cheap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a time on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>Stop before it costs more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents longer than the model&apos;s context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask each part, then bring the answers together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten each part, then ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask; list them as failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take answers of earlier jobs to the same question, and do not pay twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation type="unfinished">In memory only</translation>
    </message>
    <message>
        <source>this job cannot be resumed after closing</source>
        <translation type="unfinished">this job cannot be resumed after closing</translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation type="unfinished">Keep, encrypted</translation>
    </message>
    <message>
        <source>Price: nothing, it is asked on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%n cannot be read</numerusform>
            <numerusform>%n cannot be read</numerusform>
        </translation>
    </message>
    <message>
        <source>Time: when the provider finds it, within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens the model takes is not known; what is too long is split once the server says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price: nothing, it is asked on this computer alone; %1 does not take over unless you choose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sum not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price: nothing while %1 answers; up to %2 if %3 takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n item(s) with pictures fail unasked: %1 takes none</source>
        <translation>
            <numerusform>About %n item with pictures fails unasked: %1 takes none</numerusform>
            <numerusform>About %n items with pictures fail unasked: %1 takes none</numerusform>
        </translation>
    </message>
    <message>
        <source>First item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this model costs is not known, so no maximum can be held. Write its price into the settings of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is charged in %1: give the maximum in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 5.00 %1; empty: no stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: under 1 s, until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n item(s) were answered by earlier jobs, and are not paid for again</source>
        <translation>
            <numerusform>About %n item was answered by an earlier job, and is not paid for again</numerusform>
            <numerusform>About %n items were answered by earlier jobs, and are not paid for again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ColumnEditor</name>
    <message>
        <source>Add a column</source>
        <translation>Add a column</translation>
    </message>
    <message>
        <source>Without columns, the whole answer is one cell.</source>
        <translation>Without columns, the whole answer is one cell.</translation>
    </message>
    <message>
        <source>Each answer is asked for as these columns, checked, and asked for once more if it does not fit.</source>
        <translation>Each answer is asked for as these columns, checked, and asked for once more if it does not fit.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the column</source>
        <translation>Name of the column</translation>
    </message>
    <message>
        <source>Type of the column</source>
        <translation>Type of the column</translation>
    </message>
    <message>
        <source>low | middle | high</source>
        <translation>low | middle | high</translation>
    </message>
    <message>
        <source>Hint, such as: in yuan</source>
        <translation>Hint, such as: in yuan</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation>Remove the column</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>No command of this name</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CompareColumn</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stop</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat goes on from this answer; the others stay beside it (‹ 1/2 ›).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::CompareController</name>
    <message>
        <source>Add an endpoint in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other model to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one model to ask.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComparePane</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished">Copied</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All answers stay in the chat; ‹ 1/2 › leads from one to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers side by side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComparePicker</name>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished">Models</translation>
    </message>
    <message>
        <source>Ask several models at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At most %n model(s).</source>
        <translation>
            <numerusform>At most %n model.</numerusform>
            <numerusform>At most %n models.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answers come side by side; each is paid for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished">Enter</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::Composer</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
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
        <translation>Stop (Esc)</translation>
    </message>
    <message>
        <source>Send (%1)</source>
        <translation>Send (%1)</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Write a message</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Message %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Attach a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send	%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a task	%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved prompts (/)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to several models…	%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ComposerController</name>
    <message>
        <source>The copied cells go along as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted text is long: it goes along as an attachment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 for what is sent, if none of it is cached there; with the longest answer at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 for what is sent, if none of it is cached there, and the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 + answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands above is not sent along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A summary of what stands above is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to send yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the question first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ConnectionFields</name>
    <message>
        <source>Choose a CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished">Connection</translation>
    </message>
    <message>
        <source>Proxy, certificates, time limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: this computer&apos;s. Or none, http://host:8080, socks5://host:1080, or a list such as PROXY host:8080; DIRECT, tried in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the keychain when you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as %1. Type a new one to replace it.</source>
        <translation type="unfinished">Stored as %1. Type a new one to replace it.</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM file of an authority to trust besides the system&apos;s, such as your company&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole answer within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password needs its user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers on this computer. Type vault:NAME for a password that is stored on the Security page, or env:NAME for one in an environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ConsentFlow</name>
    <message>
        <source>Nothing is stored: everything stays in memory.</source>
        <translation>Nothing is stored: everything stays in memory.</translation>
    </message>
    <message>
        <source>Another program has replaced the key to what is stored. The new one&apos;s passphrase opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What another program stores stays closed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored stays locked. What you write now stays in memory until it is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, or choose a passphrase under “Where the key lies”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ContextMeterButton</name>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished">%1 tokens</translation>
    </message>
    <message>
        <source>About %1 of %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 tokens; how many the model takes is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; something is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; that does not fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ContextPopover</name>
    <message>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out older attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise the older turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send nothing more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role and instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens %1 takes is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes %2 tokens. The figures follow what it counted so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes %2 tokens. The figures are estimates until it has counted some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent without attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished">and %1 more</translation>
    </message>
    <message>
        <source>When this chat no longer fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent without pictures, as %1 takes none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointForm</name>
    <message>
        <source>Another server</source>
        <translation>Another server</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>https, or http on this computer</source>
        <translation>https, or http on this computer</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>The first is the default. Empty: read from the server.</source>
        <translation>The first is the default. Empty: read from the server.</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointPopover</name>
    <message>
        <source>Endpoints</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Balance %1</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Try %1 now</source>
        <translation>Try %1 now</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <source>Open the settings of %1</source>
        <translation>Open the settings of %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::EndpointsPage</name>
    <message>
        <source>no key</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>Tried from top to bottom.</source>
        <translation>Tried from top to bottom.</translation>
    </message>
    <message>
        <source>No endpoint yet. Add one to talk to a model.</source>
        <translation>No endpoint yet. Add one to talk to a model.</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>Add an endpoint</translation>
    </message>
    <message>
        <source>Edit the endpoint</source>
        <translation>Edit the endpoint</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Try earlier</source>
        <translation>Try earlier</translation>
    </message>
    <message>
        <source>Try later</source>
        <translation>Try later</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>%1 % fewer bytes sent, %2 % fewer received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with another endpoint&apos;s account when a key or its balance is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · this computer · works by rules, without a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the built-in server answers so far. Add a provider&apos;s endpoint to talk to a model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ExportMenu</name>
    <message>
        <source>Excel workbook, with receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished">Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation type="unfinished">CSV for spreadsheets</translation>
    </message>
    <message>
        <source>Table, comma-separated (*.csv)</source>
        <translation type="unfinished">Table, comma-separated (*.csv)</translation>
    </message>
    <message>
        <source>Web page to hand on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished">JSON lines</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation type="unfinished">JSON lines (*.jsonl)</translation>
    </message>
    <message>
        <source>One file per item, into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FieldChips</name>
    <message>
        <source>Insert %1 at the cursor</source>
        <translation type="unfinished">Insert %1 at the cursor</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Fields of each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FilterBar</name>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possibly billed twice %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown %1</source>
        <comment>items of unknown outcome</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed or unknown %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::FirstRun</name>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Welcome to Spyhop</source>
        <translation>Welcome to Spyhop</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>Which language?</translation>
    </message>
    <message>
        <source>It can be changed at any time, without a restart.</source>
        <translation>It can be changed at any time, without a restart.</translation>
    </message>
    <message>
        <source>Which key sends a message?</source>
        <translation>Which key sends a message?</translation>
    </message>
    <message>
        <source>Enter (Ctrl+Enter breaks the line)</source>
        <translation>Enter (Ctrl+Enter breaks the line)</translation>
    </message>
    <message>
        <source>Ctrl+Enter (Enter breaks the line)</source>
        <translation>Ctrl+Enter (Enter breaks the line)</translation>
    </message>
    <message>
        <source>Who answers?</source>
        <translation>Who answers?</translation>
    </message>
    <message>
        <source>Paste the key of a provider, or try Spyhop with what is on this computer.</source>
        <translation>Paste the key of a provider, or try Spyhop with what is on this computer.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Try it on this computer</translation>
    </message>
    <message>
        <source>May I store conversations on this computer?</source>
        <translation>May I store conversations on this computer?</translation>
    </message>
    <message>
        <source>What is stored is encrypted from the first byte. It never leaves this computer.</source>
        <translation>What is stored is encrypted from the first byte. It never leaves this computer.</translation>
    </message>
    <message>
        <source>Yes, store conversations and jobs, encrypted</source>
        <translation>Yes, store conversations and jobs, encrypted</translation>
    </message>
    <message>
        <source>No, keep everything in memory until I close the window</source>
        <translation>No, keep everything in memory until I close the window</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::GateNotice</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished">Privacy</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was masked is put back into the answer, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::GatePanel</name>
    <message>
        <source>Your administrator wants at least: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would be sent as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks through every question, file and batch item on this computer before it leaves. What is masked travels as a placeholder, and the answer gets it back. Pictures are not looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn, and send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text to try the privacy gate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste something; it is sent nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would leave:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored on this computer stands in Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is found is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your administrator&apos;s rules cannot be used. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ItemPanel</name>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Close the panel</translation>
    </message>
    <message>
        <source>With the same model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer · accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer · corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Accept the answer (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the answer (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source · characters %1 to %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote that stands elsewhere is shown when you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ItemTableModel</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished">%1 s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>Its quote was not found in the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came without a quote.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobErrorBanner</name>
    <message>
        <source>The job stopped itself</source>
        <translation type="unfinished">The job stopped itself</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished">That did not work</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the maximum…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobFigures</name>
    <message>
        <source>done</source>
        <translation type="unfinished">done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">failed</translation>
    </message>
    <message>
        <source>spent</source>
        <translation type="unfinished">spent</translation>
    </message>
    <message>
        <source> · stops at %1</source>
        <translation type="unfinished"> · stops at %1</translation>
    </message>
    <message>
        <source>prompt cache hits</source>
        <translation type="unfinished">prompt cache hits</translation>
    </message>
    <message>
        <source>expected to finish</source>
        <translation type="unfinished">expected to finish</translation>
    </message>
    <message>
        <source> · about %1 at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>items a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed · %1 unknown</source>
        <comment>items of unknown outcome</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobHeader</name>
    <message>
        <source>%1 · %2</source>
        <comment>a job&apos;s title, how many items</comment>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1</source>
        <comment>its id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished">Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished">Resume</translation>
    </message>
    <message>
        <source>Retry failed %1 and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry failed %1</source>
        <translation type="unfinished">Retry failed %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stop</translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Export</translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the same of other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the same of whatever comes into a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this job</source>
        <translation type="unfinished">Remove this job</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobKindRow</name>
    <message>
        <source>Direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One request for each item, at once. Works everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished">Automatic</translation>
    </message>
    <message>
        <source>The cheapest way the endpoint has: a file batch for 20 items or more, which may take a day; else several in one request; else directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each item stays at the provider until it is done; this computer may be switched off meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished">Batch</translation>
    </message>
    <message>
        <source>Several items in one request, answered together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All items go up as a file; answers come within a day, at about half the price with most providers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it is done and fetched; uploaded files are deleted then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobListModel</name>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>state, items done, all items</comment>
        <translation>%1 · %2 of %3</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 failed</translation>
    </message>
    <message>
        <source>Job %1</source>
        <comment>its id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <comment>items of unknown outcome</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobProgress</name>
    <message>
        <source>Done: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::JobWaitBanner</name>
    <message>
        <source>Waits until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak hours cost more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished">Waiting</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rest waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at this rate all of them cost %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spyhop ended while this job was at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done, the rest waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished">Resume</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program has this job; what it does is followed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another endpoint answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the maximum…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeepFlow</name>
    <message>
        <source>Conversations are stored on this computer from now on, encrypted.</source>
        <translation type="unfinished">Conversations are stored on this computer from now on, encrypted.</translation>
    </message>
    <message>
        <source>This chat is stored on this computer from now on, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep conversations?</source>
        <translation type="unfinished">Keep conversations?</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in memory only and will be gone.</source>
        <translation>
            <numerusform>%n conversation is in memory only and will be gone.</numerusform>
            <numerusform>%n conversations are in memory only and will be gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation type="unfinished">Keep, encrypted</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished">Discard</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message numerus="yes">
        <source>New chats are stored from now on. %n conversation(s) are in memory only.</source>
        <translation>
            <numerusform>New chats are stored from now on. One conversation is in memory only.</numerusform>
            <numerusform>New chats are stored from now on. %n conversations are in memory only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n stored conversation(s) the last messages are in memory only and will be gone.</source>
        <translation>
            <numerusform>Of one stored conversation the last messages are in memory only and will be gone.</numerusform>
            <numerusform>Of %n stored conversations the last messages are in memory only and will be gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was in memory is stored on this computer from now on, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is stored as soon as what is under way has come, and goes on then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is stored on this computer from now on, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n batch job(s) are in memory only and will be gone, with their answers and with what a provider still works on.</source>
        <translation>
            <numerusform>%n batch job is in memory only and will be gone, with its answers and with what a provider still works on.</numerusform>
            <numerusform>%n batch jobs are in memory only and will be gone, with their answers and with what a provider still works on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored batch job(s) are at work and will stop, until you resume them.</source>
        <translation>
            <numerusform>%n stored batch job is at work and will stop, until you resume it.</numerusform>
            <numerusform>%n stored batch jobs are at work and will stop, until you resume them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep what is in memory?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat and new ones are stored on this computer from now on, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyDialog</name>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished">Key</translation>
    </message>
    <message>
        <source>A key that was pasted leaves the clipboard after ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>none: under a name of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault in the profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyField</name>
    <message>
        <source>Paste a key here, or skip this question.</source>
        <translation type="unfinished">Paste a key here, or skip this question.</translation>
    </message>
    <message>
        <source>Get a key here</source>
        <translation type="unfinished">Get a key here</translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished">Key</translation>
    </message>
    <message>
        <source>Goes to this computer&apos;s keychain, never into a file. Or env:NAME for an environment variable.</source>
        <translation type="unfinished">Goes to this computer&apos;s keychain, never into a file. Or env:NAME for an environment variable.</translation>
    </message>
    <message>
        <source>Stored as %1. Type a new one to replace it.</source>
        <translation type="unfinished">Stored as %1. Type a new one to replace it.</translation>
    </message>
    <message>
        <source>No keychain answers on this computer. Type vault:NAME for a key that is stored on the Security page, or env:NAME for one in an environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyPlaceChoice</name>
    <message>
        <source>The keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hardware token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by Spyhop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens with your session. Nothing is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody opens what is stored without the token and its PIN. If it is lost, so is what is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is typed at every start. If it is forgotten, what is stored stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key takes the place of the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain, or a passphrase where there is none that answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyPlaceFields</name>
    <message>
        <source>Where the key lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain, token or passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeyRow</name>
    <message>
        <source>not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">Remove</translation>
    </message>
    <message>
        <source>Remove the key %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key lies in a file in the clear. Here is where each one lies, and whether it can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint uses a key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is chosen. A token (PKCS#11) seals keys with a key that nobody can take out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not there. Its keys come back when it is put in and its PIN is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is there and waits for its PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is open. It is locked when it is pulled out and when Spyhop ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%1” is removed from where it lies. It cannot be brought back from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%1” is removed from where it lies. %2 cannot be asked without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">Remove</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>The key was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs no key of it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::LeftBanner</name>
    <message>
        <source>Unknown outcome: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they were sent, and nobody can say whether the provider took them; sent again, they may be charged twice. Left alone, they are given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left with the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it goes on there and is charged, though the job stands here. Resumed, the job fetches what comes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::LimitFields</name>
    <message>
        <source>These must be references such as keychain:second or env:SECOND_KEY, never keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits and further keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References, separated by commas. Calls spread over all keys; the limits are for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much may be asked at a time, and as whom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MainWindow</name>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 was removed.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>New chat</translation>
    </message>
    <message>
        <source>New batch job</source>
        <translation>New batch job</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>Add an endpoint</translation>
    </message>
    <message>
        <source>What is stored on this computer</source>
        <translation>What is stored on this computer</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>Show or hide the list</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Zoom to 100 %</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>All commands</translation>
    </message>
    <message>
        <source>New jobs are stored from now on, encrypted.</source>
        <translation>New jobs are stored from now on, encrypted.</translation>
    </message>
    <message>
        <source>Go on with the answer</source>
        <translation>Go on with the answer</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Answer again</translation>
    </message>
    <message>
        <source>How the answer came about</source>
        <translation>How the answer came about</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Try again now</translation>
    </message>
    <message>
        <source>Switch to the next endpoint</source>
        <translation>Switch to the next endpoint</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Stop the answer</translation>
    </message>
    <message>
        <source>Choose endpoint and model</source>
        <translation>Choose endpoint and model</translation>
    </message>
    <message>
        <source>Health of the endpoints</source>
        <translation>Health of the endpoints</translation>
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous version of the last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next version of the last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the last question in other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat&apos;s role and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fills the model&apos;s context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New private chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to several models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answers side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was restored on %1: the backup&apos;s passphrase opens it (after an undo, the one from before).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation type="unfinished">Keep, encrypted</translation>
    </message>
    <message>
        <source>Unlock what is stored</source>
        <translation type="unfinished">Unlock what is stored</translation>
    </message>
    <message>
        <source>Nothing that is stored is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates for jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this chat to a new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive this chat, or take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this chat (to the trash)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat as a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat as a Word document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Spyhop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asks for its password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MaximumDialog</name>
    <message>
        <source>Raise the maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are done, for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this rate all of them cost about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop before it costs more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the whole job may cost, with what it has cost so far. Empty: no stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished">Not now</translation>
    </message>
    <message>
        <source>Change the maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::MemoryStrip</name>
    <message>
        <source>Private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this chat is written down; it is gone once you leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep, encrypted</source>
        <translation type="unfinished">Keep, encrypted</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation type="unfinished">In memory only</translation>
    </message>
    <message>
        <source>The earlier messages are stored; what was written since storing ended is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this and new chats, encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all chats, encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat is stored on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat and the others that are in memory are stored on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chats are stored from now on, too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewJobPage</name>
    <message>
        <source>Add files and say what to ask of each.</source>
        <translation>Add files and say what to ask of each.</translation>
    </message>
    <message>
        <source>The job was not started</source>
        <translation>The job was not started</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>New job</translation>
    </message>
    <message>
        <source>Summarise this document in one sentence: {{text}}</source>
        <translation>Summarise this document in one sentence: {{text}}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Try on 5 items</source>
        <translation>Try on 5 items</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>That is no template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price not known, about %1 tokens to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish time known once a job has run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewKeyDialog</name>
    <message>
        <source>Make a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New data key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh key is made, and everything stored is sealed anew with it. Where does it go to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can restore the passphrase: without it, what is stored stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished">Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished">The same again</translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation type="unfinished">At least %1 characters</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished">The two are not the same.</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PassphraseDialog</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>Unlock what is stored</source>
        <translation>Unlock what is stored</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PictureCopy</name>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one picture goes by way of files, and this chat leaves none on the disk. Copy less of it at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures could not be written to %1: is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PinDialog</name>
    <message>
        <source>Open the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished">Not now</translation>
    </message>
    <message>
        <source>The token “%1” has a keypad of its own: type its PIN there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token “%1” opens with its PIN. The PIN goes to the token and is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token “%1” is not there. Put it in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PolicyBench</name>
    <message>
        <source>No answer</source>
        <translation type="unfinished">No answer</translation>
    </message>
    <message>
        <source>The policy cannot be read yet: nothing would be allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1. Rules without a zone go by this computer&apos;s: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is allowed again from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished">What</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished">Tokens</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the endpoint&apos;s: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint was named, and rules speak of some: it may be otherwise there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the administrator&apos;s policy and the text in the editor, saved or not.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PolicyPanel</name>
    <message>
        <source>My own policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is allowed. Once a policy is saved, only what it allows is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own policy is asked before each call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator&apos;s policy is asked before each call. Yours can only take away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own policy is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>Text of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a rule to begin with, or write one: {&quot;effect&quot;: &quot;allow&quot;, &quot;principal&quot;: [&quot;*&quot;], &quot;resource&quot;: [&quot;api:*&quot;]}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deny beats every allow, and the order of rules never matters. On a computer that is yours alone a policy guards against mistakes, not against yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One model for a team, from its network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No attachments to outside services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow everything else</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PriceFields</name>
    <message>
        <source>A currency is three letters, such as USD or CNY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency and prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is charged here, where the program does not know it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the balance says; else USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices for a million tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line for each model: its name, input, cached input (if it costs less), output, and the currency, if it is another. These go before the prices that come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PrivacyPage</name>
    <message>
        <source>Nothing new is stored. What is stored stays until you erase it.</source>
        <translation>Nothing new is stored. What is stored stays until you erase it.</translation>
    </message>
    <message>
        <source>Erase what is stored</source>
        <translation>Erase what is stored</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Nothing you write or read is stored unless you say so here. What is stored is encrypted from the first byte.</source>
        <translation>Nothing you write or read is stored unless you say so here. What is stored is encrypted from the first byte.</translation>
    </message>
    <message>
        <source>Store conversations on this computer</source>
        <translation>Store conversations on this computer</translation>
    </message>
    <message>
        <source>Store batch jobs, so that they can be resumed</source>
        <translation>Store batch jobs, so that they can be resumed</translation>
    </message>
    <message>
        <source>Erase everything stored</source>
        <translation>Erase everything stored</translation>
    </message>
    <message>
        <source>Stored answers are removed, and no new ones are stored.</source>
        <translation>Stored answers are removed, and no new ones are stored.</translation>
    </message>
    <message>
        <source>Store answers for 24 hours, so that equal questions cost nothing</source>
        <translation>Store answers for 24 hours, so that equal questions cost nothing</translation>
    </message>
    <message>
        <source>Nothing new is left at a provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store drafts: what is typed and not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the prompts themselves in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave files and tasks at the provider until they are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New data key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new of any chat is stored. What is stored stays here, and can be read, until you delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New jobs are not stored. A job that is stored goes on being stored until it is done or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished">Unlock</translation>
    </message>
    <message>
        <source>If you cannot reach it any more, everything stored can be erased without it. The key may then stay there. It opens nothing once the files are gone, but it would still open copies of them that were made elsewhere, and prompts in the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase, and leave the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroys the data key, and with it everything stored: chats, jobs, prompts, the API keys in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is stored is destroyed: chats, jobs, prompts, the keys in the vault. Nobody can bring it back, and neither can we.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings, API keys in keychain and token and the audit log stay; prompts that were kept in that log open no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log&apos;s key lies in the vault too: who wrote what is in the log so far can be proved no more (“Integrity only”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased, and the keys in the vault with it. Everything stays in memory from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased, and the keys in the vault with it. Everything stays in memory from now on. The data key may still lie in: %1. It opens nothing that is here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stored is sealed with a new key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::PromptPicker</name>
    <message>
        <source>Saved prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished">Edit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory only: they last until the program ends, unless you allow storing drafts and prompts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt is saved yet. Write one below, with {{fields}}, and save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved prompt has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">Text</translation>
    </message>
    <message>
        <source>Fields: {{name}}, {{name:long}}, {{name:number}}, {{date}}, {{tone:choice(formal|friendly)}}, each with =preset if it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>Export prompts and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import prompts and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) and role(s) were imported.</source>
        <translation>
            <numerusform>%n prompt or role was imported.</numerusform>
            <numerusform>%n prompts and roles were imported.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt &quot;%1&quot; was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompts that are stored are locked. They stand here once what is stored is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::ProviderPanel</name>
    <message>
        <source>What stays at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an endpoint, its provider</comment>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, a switch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you send to a provider leaves this computer. This is what is known of where it goes; nothing is guessed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::QuestionEditor</name>
    <message>
        <source>Ask in other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question as it was stays, with its answers: ‹ 1/2 › leads back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished">Ask</translation>
    </message>
    <message>
        <source>Ask (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished">Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished">Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RecordCheckPanel</name>
    <message numerus="yes">
        <source>%n record(s) opened so far.</source>
        <translation>
            <numerusform>%n record opened so far.</numerusform>
            <numerusform>%n records opened so far.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore a backup if you need them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n damaged</source>
        <translation>
            <numerusform>%n damaged</numerusform>
            <numerusform>%n damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n record(s). Each costs itself only, and the rest is fine.</source>
        <translation>
            <numerusform>of %n record. It costs itself only.</numerusform>
            <numerusform>of %n records. Each costs itself only, and the rest is fine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) open.</source>
        <translation>
            <numerusform>The one record opens.</numerusform>
            <numerusform>All %n records open.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether everything opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens every record that is stored and names those that are damaged. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Damaged records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RestoreDialog</name>
    <message>
        <source>Look inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of %1 is whole. It takes the place of what is here. What is here stays beside it and can be brought back; keys in the keychain are not touched. Afterwards, the backup&apos;s passphrase opens what is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished">Endpoints</translation>
    </message>
    <message>
        <source>Keys in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::RoleFields</name>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepSeek adds thinking, the balance and continuing a broken answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI compatible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepSeek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge: this computer or the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest number is tried first. Endpoints with the same number share the calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialect, tier, priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SearchModel</name>
    <message>
        <source>Chats</source>
        <translation type="unfinished">Chats</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SecurityPage</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys, policy and audit log stand here once they are set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy gate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SecurityRoom</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Undo</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SentAttachments</name>
    <message>
        <source>Save the attachment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SettingsPage</name>
    <message>
        <source>Endpoints</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Sections of the settings</translation>
    </message>
    <message>
        <source>Spyhop %1</source>
        <translation>Spyhop %1</translation>
    </message>
    <message>
        <source>A native chat and batch client for OpenAI-style APIs.
Free software under the GNU General Public License, version 3 or later.
Settings file: %1</source>
        <translation>A native chat and batch client for OpenAI-style APIs.
Free software under the GNU General Public License, version 3 or later.
Settings file: %1</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::SidePanel</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no effect while %1 thinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no effect once thinking is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 keeps to the likeliest words, 2 wanders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens; what is thought counts too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles are in memory only, unless you allow storing drafts and prompts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Ctrl+I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model is to answer in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a role…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this chat no longer fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished">Automatic</translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role &quot;%1&quot; was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::StatusStrip</name>
    <message>
        <source>Today %1</source>
        <translation>Today %1</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Balance %1</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other accounts of this computer may read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that lie open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs often keep keys in plain files. Spyhop can look in the places that are known; it reads, and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s). Store each here, remove it there, and have those that others could read replaced.</source>
        <translation>
            <numerusform>%n key. Store it here, remove it there, and have it replaced if others could read it.</numerusform>
            <numerusform>%n keys. Store each here, remove it there, and have those that others could read replaced.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked into, since it is too large.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TaskBanner</name>
    <message>
        <source>Unknown outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the task was sent, and nobody can say whether the provider took it; sent again, it may be charged twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next look in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TemplateMenu</name>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this question as a template…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name. Question and columns are kept as a readable file, without endpoint, key and files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this question to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a template “%1” already. Its question and columns are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (shipped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (your own)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TestView</name>
    <message>
        <source>Testing</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>Does not answer yet</source>
        <translation>Does not answer yet</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message>
        <source>balance %1</source>
        <translation>balance %1</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>Copy the report for IT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TokenDialog</name>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token seals keys with a key of its own that never leaves it. The profile then holds only what nobody can open without the token and its PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens at this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the known places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PKCS#11 library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the token is not found: the library that came with it, with its whole path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>None was found. Put one in, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (cannot seal keys: lacks %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TranscriptActions</name>
    <message>
        <source>Ask the model itself, not the cache</source>
        <translation type="unfinished">Ask the model itself, not the cache</translation>
    </message>
    <message>
        <source>How this answer came about (Ctrl+D)</source>
        <translation type="unfinished">How this answer came about (Ctrl+D)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished">Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the answer</source>
        <translation type="unfinished">Go on with the answer</translation>
    </message>
    <message>
        <source>Fold the reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this answer came about</source>
        <translation type="unfinished">How this answer came about</translation>
    </message>
    <message>
        <source>Making pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copy</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TranscriptView</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>New text below</source>
        <translation>New text below</translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TrashModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TurnList</name>
    <message>
        <source>Questions of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(only attachments)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TurnRail</name>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::TwiceBanner</name>
    <message>
        <source>Possibly billed twice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody heard how their first call ended. The cost holds an estimate of it once they were asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WatchList</name>
    <message numerus="yes">
        <source>%n job(s) so far</source>
        <translation>
            <numerusform>%n job so far</numerusform>
            <numerusform>%n jobs so far</numerusform>
        </translation>
    </message>
    <message>
        <source>the folder is not there at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until this window closes, since nothing of jobs is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stop</translation>
    </message>
    <message>
        <source>Each job may cost at most %1; there is no maximum of all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No maximum is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid endpoints may take over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each job at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process watches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process watches it (pid %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WhatCard</name>
    <message>
        <source>Choose files</source>
        <translation type="unfinished">Choose files</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished">Choose a folder</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished">Samples</translation>
    </message>
    <message>
        <source>No readable files</source>
        <translation type="unfinished">No readable files</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a file, what was read of it</comment>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished">and %1 more</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation type="unfinished">skipped: %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished">What</translation>
    </message>
    <message>
        <source>or drop them anywhere in this window</source>
        <translation type="unfinished">or drop them anywhere in this window</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished">Clear</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <translation type="unfinished">Try with samples</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished">Inputs</translation>
    </message>
    <message>
        <source>Documents, tables and pictures (%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, Word, Excel, PowerPoint, e-mail, web pages, pictures, plain text and more. A single table is taken row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans and pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognise their text on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One table alone row by row, others as documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row by row: each row is an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As documents: each table is an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: the first that holds anything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spyhop::ui::WhoRow</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished">Automatic</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished">Endpoint</translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">Model</translation>
    </message>
    <message>
        <source>Edge: this computer or the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let paid endpoints take over when this computer&apos;s do not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint of this tier is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
