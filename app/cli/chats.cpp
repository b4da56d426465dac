// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chats.h"

#include "app/cli/cli.h"
#include "app/cli/texttable.h"
#include "core/base/namedfile.h"
#include "core/chat/chatexport.h"
#include "core/typeset/formulas.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

namespace spyhop::app {

base::Expected<StoredCommand::DataKey> ChatCommand::dataKey() const
{
    const admin::PrivacyAdmin& privacy = context().services->privacy;
    // What was stored while it was allowed can be read without consent.
    const bool isThere = !stores() && privacy.hasDataKey() && privacy.stored().chats > 0;
    if (isThere || privacy.consent().allows(model::ConsentKind::Chats))
        return DataKey::Needed;
    base::Error error;
    error.code = base::ErrorCode::RefusedConsent;
    error.what = Cli::tr("Chats are not stored in this profile.");
    error.remedy = Cli::tr("Allow it with \"spyhop-cli privacy grant chats\".");
    return base::failure(error);
}

base::Expected<model::Conversation> ChatCommand::chat(const QString& id) const
{
    for (const model::ConversationSummary& summary : sessions().summaries()) {
        if (summary.id == id)
            return sessions().read(id);
    }
    return base::failure(usageError(
        Cli::tr("There is no chat \"%1\".").arg(id), Cli::tr("\"spyhop-cli chats list\" names those there are.")));
}

QString ChatCommand::projectName(const QString& id) const
{
    for (const model::Project& project : sessions().projects()) {
        if (project.id == id)
            return project.name;
    }
    return {};
}

namespace {

QJsonObject chatShape(const model::ConversationSummary& summary, const QString& project)
{
    QJsonObject shape{{QStringLiteral("id"), summary.id}, {QStringLiteral("title"), summary.title},
        {QStringLiteral("lastLine"), summary.lastLine},
        {QStringLiteral("updatedAt"), summary.updatedAt.toString(Qt::ISODateWithMs)},
        {QStringLiteral("pinned"), summary.pinned}, {QStringLiteral("archived"), summary.archived}};
    if (!project.isEmpty())
        shape.insert(QStringLiteral("project"), project);
    return shape;
}

QString timeWords(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

//! \brief `chats list`. Owner: main().
class ChatsList final : public ChatCommand {
    Q_OBJECT
public:
    using ChatCommand::ChatCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(0, QString()); }
    void act() override
    {
        QList<QStringList> rows;
        for (const model::ConversationSummary& summary : sessions().summaries()) {
            const QString project = projectName(summary.project);
            if (context().terminal.json()) {
                context().terminal.jsonLine(QStringLiteral("chat"), QString(), chatShape(summary, project));
                continue;
            }
            QStringList marks;
            if (summary.pinned)
                marks << Cli::tr("pinned");
            if (summary.archived)
                marks << Cli::tr("archived");
            rows << QStringList{
                summary.id, timeWords(summary.updatedAt), project, marks.join(QStringLiteral(", ")), summary.title};
        }
        if (!rows.isEmpty()) {
            context().terminal.resultLine(
                textTable({Cli::tr("id"), Cli::tr("changed"), Cli::tr("project"), Cli::tr("marks"), Cli::tr("title")},
                    rows, context().terminal.resultWidth()));
        } else if (!context().terminal.json()) {
            context().terminal.note(Cli::tr("There is no chat yet."));
        }
        Q_EMIT finished(0);
    }
};

//! \brief `chats show ID`: the branch that is shown in the window. Owner: main().
class ChatsShow final : public ChatCommand {
    Q_OBJECT
public:
    using ChatCommand::ChatCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(1, Cli::tr("the id of a chat")); }
    void act() override
    {
        const auto found = chat(context().options.arguments().first());
        if (!found)
            return refuse(found.error());
        if (context().terminal.json()) {
            QJsonObject shape = QJsonDocument::fromJson(chat::chatsAsJson({*found}, exportContext()))
                                    .object()
                                    .value(u"chats")
                                    .toArray()
                                    .first()
                                    .toObject();
            context().terminal.jsonLine(QStringLiteral("chat"), QString(), shape);
        } else {
            context().terminal.result(chat::chatsAsMarkdown({*found}));
        }
        Q_EMIT finished(0);
    }
};

//! \brief `chats search TEXT`: what matches in the texts, newest first. Owner: main().
class ChatsSearch final : public ChatCommand {
    Q_OBJECT
public:
    using ChatCommand::ChatCommand;

protected:
    base::Status check() const override
    {
        if (context().options.arguments().isEmpty())
            return context().options.expectArguments(1, Cli::tr("what to search for"));
        return {};
    }
    void act() override
    {
        const QString query = context().options.arguments().join(u' ');
        for (const model::ConversationSummary& summary : sessions().summaries())
            m_titles.insert(summary.id, summary.title);
        m_run = context().services->search.search(query);
        connect(m_run.get(), &chat::SearchRun::found, this, &ChatsSearch::show);
        connect(m_run.get(), &chat::SearchRun::finished, this, &ChatsSearch::end);
    }

private:
    void show(const QList<chat::SearchHit>& hits)
    {
        for (const chat::SearchHit& hit : hits) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(hit.createdAt, Qt::UTC);
            if (context().terminal.json()) {
                QJsonArray marks;
                for (const chat::TextRange& mark : hit.marks)
                    marks.append(QJsonArray{mark.start, mark.length});
                context().terminal.jsonLine(QStringLiteral("hit"), QString(),
                    {{QStringLiteral("chat"), hit.conversationId}, {QStringLiteral("message"), hit.messageId},
                        {QStringLiteral("title"), m_titles.value(hit.conversationId)},
                        {QStringLiteral("role"), model::roleName(hit.role)},
                        {QStringLiteral("createdAt"), time.toString(Qt::ISODateWithMs)},
                        {QStringLiteral("snippet"), hit.snippet}, {QStringLiteral("marks"), marks}});
                continue;
            }
            context().terminal.resultLine(QStringLiteral("%1  %2  %3\n    %4")
                                              .arg(hit.conversationId, timeWords(time),
                                                  m_titles.value(hit.conversationId), hit.snippet.trimmed()));
        }
        m_shown += static_cast<int>(hits.size());
    }

    void end()
    {
        const int total = m_run->total();
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("done"), QString(),
                {{QStringLiteral("total"), total}, {QStringLiteral("shown"), m_shown}});
        else if (total == 0)
            context().terminal.note(Cli::tr("Nothing was found."));
        else if (total > m_shown)
            context().terminal.note(Cli::tr("%1 of %2 messages are shown: the newest.").arg(m_shown).arg(total));
        Q_EMIT finished(0);
    }

    std::unique_ptr<chat::SearchRun> m_run;
    QHash<QString, QString> m_titles;
    int m_shown = 0;
};

//! \brief `chats import FILE`. Owner: main().
class ChatsImport final : public ChatCommand {
    Q_OBJECT
public:
    using ChatCommand::ChatCommand;

    void interrupt() override
    {
        m_import.reset();
        context().terminal.endProgress();
        context().terminal.say(Cli::tr("Interrupted. What is imported stays; the same file goes on where it was."));
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

protected:
    bool stores() const override { return true; }
    base::Status check() const override
    {
        if (const base::Status one = context().options.expectArguments(1, Cli::tr("a file of chats")); !one)
            return one;
        const QString& path = context().options.arguments().first();
        if (!QFileInfo::exists(path))
            return base::failure(usageError(Cli::tr("There is no file \"%1\" that can be read.").arg(path), QString()));
        return {};
    }
    void act() override
    {
        m_import = sessions().importFile(QFileInfo(context().options.arguments().first()).absoluteFilePath());
        connect(m_import.get(), &chat::ChatImport::progressed, this, [this](int done, int of) {
            if (!context().terminal.quiet())
                context().terminal.progress(Cli::tr("%1 of %2 chats").arg(done).arg(of));
        });
        connect(m_import.get(), &chat::ChatImport::finished, this, &ChatsImport::end);
    }

private:
    void end(const base::Expected<chat::ImportReport>& report)
    {
        context().terminal.endProgress();
        if (!report)
            return refuse(report.error());
        if (context().terminal.json()) {
            context().terminal.jsonLine(QStringLiteral("done"), QString(),
                {{QStringLiteral("format"), chat::chatFileName(report->kind)}, {QStringLiteral("chats"), report->chats},
                    {QStringLiteral("messages"), report->messages}, {QStringLiteral("duplicates"), report->duplicates},
                    {QStringLiteral("unreadable"), report->unreadable}, {QStringLiteral("leftOut"), report->leftOut},
                    {QStringLiteral("ids"), QJsonArray::fromStringList(report->ids)}});
        } else {
            context().terminal.resultLine(
                Cli::tr("%1: %2 with %3 imported.")
                    .arg(chat::chatFileName(report->kind), Cli::tr("%n chat(s)", nullptr, report->chats),
                        Cli::tr("%n message(s)", nullptr, report->messages)));
            if (report->duplicates > 0)
                context().terminal.resultLine(Cli::tr("%n chat(s) were here already.", nullptr, report->duplicates));
            if (report->unreadable > 0)
                context().terminal.resultLine(
                    Cli::tr("%n entries hold nothing that could be read.", nullptr, report->unreadable));
            if (report->leftOut > 0)
                context().terminal.resultLine(
                    Cli::tr("%n part(s) were left out: pictures, tool calls and the like.", nullptr, report->leftOut));
        }
        Q_EMIT finished(0);
    }

    std::unique_ptr<chat::ChatImport> m_import;
};

//! \brief `chats export [ID…] --out F`: one file; into a folder, one file a chat. No ID: all. Owner: main().
class ChatsExport final : public ChatCommand {
    Q_OBJECT
public:
    using ChatCommand::ChatCommand;

protected:
    base::Status check() const override
    {
        const Options& options = context().options;
        if (!options.has(QStringLiteral("out")))
            return base::failure(usageError(Cli::tr("--out is missing."), Cli::tr("It names the file to write.")));
        if (toFolder() && !options.has(QStringLiteral("format")))
            return base::failure(
                usageError(Cli::tr("A folder's files need a --format."), Cli::tr("Known: md, json, html, docx, pdf.")));
        if (options.arguments().isEmpty() && !options.has(QStringLiteral("all")))
            return base::failure(usageError(Cli::tr("Which chat?"), Cli::tr("Give its id, or --all.")));
        if (const auto format = chosenFormat(); !format)
            return base::failure(format.error());
        return base::checkNamedFile(outPath());
    }

    void act() override
    {
        QList<model::Conversation> chats;
        QStringList ids = context().options.arguments();
        if (context().options.has(QStringLiteral("all"))) {
            ids.clear();
            for (const model::ConversationSummary& summary : sessions().summaries())
                ids << summary.id;
        }
        for (const QString& id : std::as_const(ids)) {
            const auto found = chat(id);
            if (!found)
                return refuse(found.error());
            chats.append(*found);
        }
        const base::Status written = toFolder() ? writeEach(chats) : write(chats, outPath());
        if (!written)
            return refuse(written.error());
        Q_EMIT finished(0);
    }

private:
    [[nodiscard]] QString outPath() const { return context().options.value(QStringLiteral("out")); }
    [[nodiscard]] bool toFolder() const { return outPath().endsWith(u'/') || QFileInfo(outPath()).isDir(); }
    [[nodiscard]] base::Expected<chat::ChatFormat> chosenFormat() const
    {
        const QString named = context().options.value(QStringLiteral("format"));
        return chat::chatFormatOf(named.isEmpty() ? outPath() : QStringLiteral("chat.") + named);
    }

    base::Status write(const QList<model::Conversation>& chats, const QString& path)
    {
        chat::ChatExportContext how = exportContext();
        how.formulas = &m_formulas;
        const auto bytes = chat::exportChats(chats, *chosenFormat(), how);
        if (!bytes)
            return base::failure(bytes.error());
        const base::Status saved = base::saveNamedFile(path, *bytes);
        if (saved)
            context().terminal.note(Cli::tr("Written: %1").arg(path));
        return saved;
    }

    base::Status writeEach(const QList<model::Conversation>& chats)
    {
        const QDir folder(outPath());
        if (!folder.mkpath(QStringLiteral(".")))
            return base::failure(usageError(Cli::tr("The folder \"%1\" could not be made.").arg(outPath()), QString()));
        QStringList taken = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System);
        for (const model::Conversation& one : chats) {
            taken << chat::chatFileNameFor(one, *chosenFormat(), taken);
            if (const base::Status written = write({one}, folder.filePath(taken.last())); !written)
                return written;
        }
        return {};
    }

    typeset::Formulas m_formulas{context().clock}; //!< its thread starts with the first formula
};

template <typename T>
CommandInfo chatCommand(const QString& word, const QString& arguments, const QString& summary)
{
    return commandLine<T>({QStringLiteral("chats"), word}, arguments, summary);
}

} // namespace

chat::ChatExportContext ChatCommand::exportContext() const
{
    chat::ChatExportContext result;
    result.now = context().clock.wallTime();
    for (const model::Project& project : sessions().projects())
        result.projects.insert(project.id, project.name);
    return result;
}

QList<CommandInfo> chatCommands()
{
    CommandInfo write = chatCommand<ChatsExport>(QStringLiteral("export"), QStringLiteral("ID… --out FILE|DIR/"),
        Cli::tr("chats as Markdown, JSON, HTML, Word, PDF"));
    write.options = {
        {QStringLiteral("out"), QStringLiteral("FILE|DIR/"),
            Cli::tr("where to; the ending names the format: .md, .json, .html, .docx, .pdf"), false},
        {QStringLiteral("format"), QStringLiteral("F"),
            Cli::tr("for a folder, one file a chat: md, json, html, docx, pdf"), false},
        {QStringLiteral("all"), QString(), Cli::tr("all chats"), false},
    };
    return {chatCommand<ChatsList>(QStringLiteral("list"), QString(), Cli::tr("the chats of this profile")),
        chatCommand<ChatsShow>(QStringLiteral("show"), QStringLiteral("ID"), Cli::tr("what was said in a chat")),
        chatCommand<ChatsSearch>(
            QStringLiteral("search"), QStringLiteral("TEXT"), Cli::tr("messages that hold all these words")),
        chatCommand<ChatsImport>(QStringLiteral("import"), QStringLiteral("FILE"),
            Cli::tr("chats of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT")),
        write};
}

} // namespace spyhop::app

#include "chats.moc"
