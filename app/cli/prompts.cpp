// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/inputreader.h"
#include "app/cli/storedcommand.h"
#include "app/cli/texttable.h"
#include "core/base/namedfile.h"
#include "core/chat/library.h"

#include <QtCore/QJsonObject>

namespace spyhop::app {
namespace {

using Entry = chat::Library::Entry;
using Kind = chat::Library::Kind;

constexpr qint64 largestFile = 16 * 1024 * 1024; // bytes; thousands of prompts

QString kindWord(Kind kind)
{
    return kind == Kind::Role ? QStringLiteral("role") : QStringLiteral("prompt");
}

//! \brief A command over the library, which is read once the data key is there. Owner: main().
class PromptCommand : public StoredCommand {
    Q_OBJECT
public:
    using StoredCommand::StoredCommand;

protected:
    [[nodiscard]] base::Status check() const override
    {
        return context().options.expectArguments(1, Cli::tr("the name of a prompt"));
    }

    //! It stores something new, which needs consent.
    [[nodiscard]] virtual bool stores() const { return false; }
    [[nodiscard]] chat::Library& library() const { return context().services->library; }
    [[nodiscard]] QString name() const { return context().options.arguments().value(0); }
    [[nodiscard]] Kind kind() const
    {
        return context().options.has(QStringLiteral("role")) ? Kind::Role : Kind::Prompt;
    }
    [[nodiscard]] base::Expected<Entry> found() const
    {
        auto entry = library().entry(kind(), name());
        if (!entry)
            return base::failure(
                usageError(entry.error().what, Cli::tr("\"spyhop-cli prompts list\" names those there are.")));
        return entry;
    }
    //! What is changed here would be gone with this process.
    [[nodiscard]] base::Status mustBeStored() const
    {
        if (library().storesNow())
            return {};
        base::Error error;
        error.code = base::ErrorCode::RefusedConsent;
        error.what = Cli::tr("Storing drafts and prompts was not allowed.");
        error.remedy = Cli::tr("\"spyhop-cli privacy grant drafts\" changes that.");
        return base::failure(error);
    }
    //! Waits until the change is on the disk.
    void finishStored()
    {
        const base::Status written = context().services->database->flush();
        Q_EMIT finished(written ? 0 : context().terminal.fail(written.error()));
    }

private:
    [[nodiscard]] base::Expected<DataKey> dataKey() const final
    {
        const admin::PrivacyAdmin& privacy = context().services->privacy;
        // What was stored while it was allowed can be read without consent.
        const bool isThere = !stores() && privacy.hasDataKey() && privacy.stored().prompts > 0;
        return isThere || privacy.consent().allows(model::ConsentKind::Drafts) ? DataKey::Needed : DataKey::NotNeeded;
    }
};

//! \brief `prompts list`. Owner: main().
class PromptsList final : public PromptCommand {
    Q_OBJECT
public:
    using PromptCommand::PromptCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(0, QString()); }
    void act() override
    {
        QList<QStringList> rows;
        for (const Kind kind : {Kind::Prompt, Kind::Role}) {
            for (const Entry& entry : library().entries(kind)) {
                if (context().terminal.json())
                    context().terminal.jsonLine(QStringLiteral("prompt"), QString(),
                        {{QStringLiteral("id"), entry.id}, {QStringLiteral("kind"), kindWord(kind)},
                            {QStringLiteral("title"), entry.title}, {QStringLiteral("text"), entry.text}});
                else
                    rows << QStringList{kindWord(kind), entry.title, entry.text.simplified().left(80)};
            }
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("kind"), Cli::tr("name"), Cli::tr("text")}, rows, context().terminal.resultWidth()));
        Q_EMIT finished(0);
    }
};

//! \brief `prompts show NAME`. Owner: main().
class PromptsShow final : public PromptCommand {
    Q_OBJECT
public:
    using PromptCommand::PromptCommand;

protected:
    void act() override
    {
        const auto entry = found();
        if (!entry)
            return refuse(entry.error());
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("prompt"), QString(),
                {{QStringLiteral("id"), entry->id}, {QStringLiteral("kind"), kindWord(entry->kind)},
                    {QStringLiteral("title"), entry->title}, {QStringLiteral("text"), entry->text}});
        else
            context().terminal.resultLine(entry->text);
        Q_EMIT finished(0);
    }
};

//! \brief `prompts save NAME TEXT|-`. Owner: main().
class PromptsSave final : public PromptCommand {
    Q_OBJECT
public:
    explicit PromptsSave(const Context& context)
        : PromptCommand(context)
        , m_input(largestFile)
    {
        connect(&m_input, &InputReader::done, this, [this](const base::Status& status) {
            if (status)
                save(QString::fromUtf8(m_input.takeBytes()));
            else
                refuse(status.error());
        });
    }

protected:
    bool stores() const override { return true; }
    base::Status check() const override
    {
        return context().options.expectArguments(2, Cli::tr("a name and a text, or - to read it from standard input"));
    }
    void act() override
    {
        if (context().options.arguments().at(1) == u"-")
            m_input.start();
        else
            save(context().options.arguments().at(1));
    }

private:
    void save(const QString& text)
    {
        if (const base::Status stored = mustBeStored(); !stored)
            return refuse(stored.error());
        Entry entry;
        if (const auto known = library().entry(kind(), name()))
            entry = *known;
        entry.kind = kind();
        entry.title = name();
        entry.text = text;
        const auto id = library().save(entry);
        if (!id)
            return refuse(id.error());
        finishStored();
    }

    InputReader m_input;
};

//! \brief `prompts remove NAME`. Owner: main().
class PromptsRemove final : public PromptCommand {
    Q_OBJECT
public:
    using PromptCommand::PromptCommand;

protected:
    void act() override
    {
        const auto entry = found();
        if (!entry)
            return refuse(entry.error());
        library().remove(entry->id);
        finishStored();
    }
};

//! \brief `prompts import FILE`. Owner: main().
class PromptsImport final : public PromptCommand {
    Q_OBJECT
public:
    using PromptCommand::PromptCommand;

protected:
    bool stores() const override { return true; }
    base::Status check() const override { return context().options.expectArguments(1, Cli::tr("a file")); }
    void act() override
    {
        if (const base::Status stored = mustBeStored(); !stored)
            return refuse(stored.error());
        const auto json = readNamedFile(name(), largestFile);
        const auto count = json ? library().import(*json) : base::Expected<int>(base::failure(json.error()));
        if (!count)
            return refuse(count.error());
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("imported"), QString(), {{QStringLiteral("count"), *count}});
        else
            context().terminal.note(Cli::tr("%n prompt(s) and role(s) were imported.", nullptr, *count));
        finishStored();
    }
};

//! \brief `prompts export FILE|-`. Owner: main().
class PromptsExport final : public PromptCommand {
    Q_OBJECT
public:
    using PromptCommand::PromptCommand;

protected:
    base::Status check() const override
    {
        return context().options.expectArguments(1, Cli::tr("a file, or - for standard output"));
    }
    void act() override
    {
        const QByteArray json = library().exported();
        if (name() == u"-") {
            context().terminal.result(json);
        } else if (const base::Status saved = base::saveNamedFile(name(), json); !saved) {
            return refuse(saved.error());
        }
        Q_EMIT finished(0);
    }
};

} // namespace

QList<CommandInfo> promptCommands()
{
    const OptionSpec role{QStringLiteral("role"), QString(), Cli::tr("a role instead of a prompt"), false};
    const auto line = [](const char* verb) {
        return QStringList{QStringLiteral("prompts"), QString::fromLatin1(verb)};
    };
    QList<CommandInfo> all{
        commandLine<PromptsList>(line("list"), QString(), Cli::tr("saved prompts and roles")),
        commandLine<PromptsShow>(line("show"), QStringLiteral("NAME"), Cli::tr("the text of one")),
        commandLine<PromptsSave>(line("save"), QStringLiteral("NAME TEXT|-"), Cli::tr("keeps a text under a name")),
        commandLine<PromptsRemove>(line("remove"), QStringLiteral("NAME"), Cli::tr("forgets one")),
        commandLine<PromptsImport>(line("import"), QStringLiteral("FILE"), Cli::tr("adds those of a file")),
        commandLine<PromptsExport>(line("export"), QStringLiteral("FILE|-"), Cli::tr("writes all of them to a file")),
    };
    for (int index : {1, 2, 3})
        all[index].options.append(role);
    return all;
}

} // namespace spyhop::app

#include "prompts.moc"
