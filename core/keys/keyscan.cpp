// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keyscan.h"

#include "core/base/secret.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <array>

namespace spyhop::keys {
namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024; // bytes; settings are small, a browser database's files may be larger
constexpr int mostFilesEach = 500; // of one place; a database of IndexedDB has tens
constexpr int mostFindsEach = 20; // of one file
constexpr qsizetype shortestKey = 16; // characters; shorter ones are words and numbers
constexpr qsizetype longestKey = 256;
constexpr int leastDifferent = 6; // characters; below it is a placeholder such as "xxxxxxxxxxxxxxxx"

enum class Root { Home, Config, Data, Work };

//! One place: a file, or the files below a folder that match.
struct Place {
    const char* client;
    Root root;
    const char* path;
    const char* pattern; //!< null: `path` is a file
};

// Config: ~/.config, ~/Library/Application Support, %APPDATA%. Data: ~/.local/share, and the same two. Where these
// programs are known to keep their settings (November 2026, not looked up anew): what is found is told, nothing is
// promised.
constexpr std::array places{
    Place{"Cherry Studio", Root::Config, "CherryStudio", "*.json"},
    Place{"Cherry Studio", Root::Config, "CherryStudio/Local Storage/leveldb", "*"},
    Place{"Cherry Studio", Root::Config, "CherryStudio/IndexedDB", "*"},
    Place{"Chatbox", Root::Config, "xyz.chatboxapp.app", "*.json"},
    Place{"Chatbox", Root::Config, "xyz.chatboxapp.app/Local Storage/leveldb", "*"},
    Place{"LM Studio", Root::Home, ".lmstudio", "*.json"},
    Place{"LM Studio", Root::Config, "LM Studio", "*.json"},
    Place{"Jan", Root::Config, "Jan/data", "*.json"},
    Place{"Jan", Root::Home, "jan/engines", "*.json"},
    Place{"GPT4All", Root::Config, "nomic.ai/GPT4All.ini", nullptr},
    Place{"GPT4All", Root::Data, "nomic.ai/GPT4All", "*.rmodel"},
    Place{"AnythingLLM", Root::Config, "anythingllm-desktop/storage/.env", nullptr},
    Place{"NextChat", Root::Config, "com.yida.chatgpt.next.web", "*.json"},
    Place{"Continue", Root::Home, ".continue", "config.*"},
    Place{"Continue", Root::Home, ".continue/.env", nullptr},
    Place{"aider", Root::Home, ".aider.conf.yml", nullptr},
    Place{"aider", Root::Home, ".aider/oauth-keys.env", nullptr},
    Place{"aider", Root::Work, ".aider.conf.yml", nullptr},
    Place{"OpenAI Codex", Root::Home, ".codex", "*.json"},
    Place{"OpenAI", Root::Home, ".openai", "*"},
    Place{"OpenAI", Root::Config, "openai", "*"},
    Place{"opencode", Root::Data, "opencode/auth.json", nullptr},
    Place{"llm", Root::Config, "io.datasette.llm/keys.json", nullptr},
    Place{"aichat", Root::Config, "aichat", "config.*"},
    Place{"ShellGPT", Root::Config, "shell_gpt/.sgptrc", nullptr},
    Place{"mods", Root::Config, "mods/mods.yml", nullptr},
    Place{"Hugging Face", Root::Home, ".cache/huggingface/token", nullptr},
    Place{"Visual Studio Code", Root::Config, "Code/User/settings.json", nullptr},
    Place{"VSCodium", Root::Config, "VSCodium/User/settings.json", nullptr},
    Place{"Cursor", Root::Config, "Cursor/User/settings.json", nullptr},
    Place{"Cursor", Root::Config, "Cursor/User/globalStorage/state.vscdb", nullptr},
    Place{"Cursor", Root::Home, ".cursor/mcp.json", nullptr},
    Place{"Open WebUI", Root::Home, ".open-webui/webui.db", nullptr},
    Place{"Open WebUI", Root::Home, ".open-webui/.env", nullptr},
    Place{"Zed", Root::Config, "zed/settings.json", nullptr},
    Place{".env", Root::Home, ".env", nullptr},
    Place{".env", Root::Work, ".env", nullptr},
    Place{".env", Root::Work, ".env.local", nullptr},
    Place{"shell", Root::Home, ".bashrc", nullptr},
    Place{"shell", Root::Home, ".bash_profile", nullptr},
    Place{"shell", Root::Home, ".bash_history", nullptr},
    Place{"shell", Root::Home, ".profile", nullptr},
    Place{"shell", Root::Home, ".zshrc", nullptr},
    Place{"shell", Root::Home, ".zshenv", nullptr},
    Place{"shell", Root::Home, ".zprofile", nullptr},
    Place{"shell", Root::Home, ".zsh_history", nullptr},
    Place{"shell", Root::Home, ".pam_environment", nullptr},
    Place{"shell", Root::Config, "fish/config.fish", nullptr},
    Place{"shell", Root::Config, "fish/fish_variables", nullptr},
    Place{"shell", Root::Config, "environment.d", "*.conf"},
};

//! Those below `home`/`sandboxes`/NAME, of every program there.
QStringList sandboxed(const ScanRoots& roots, const char* sandboxes, const char* folder)
{
    const QDir all(QDir(roots.home).filePath(QString::fromLatin1(sandboxes)));
    QStringList folders;
    for (const QString& name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders << all.filePath(name + u'/' + QString::fromLatin1(folder));
    return folders;
}

//! Flatpak and Snap give each program folders of its own.
QStringList foldersOf(const ScanRoots& roots, Root root)
{
    switch (root) {
    case Root::Home:
        return {roots.home};
    case Root::Config:
        return QStringList{roots.config} + sandboxed(roots, ".var/app", "config")
            + sandboxed(roots, "snap", "current/.config");
    case Root::Data:
        return QStringList{roots.data} + sandboxed(roots, ".var/app", "data")
            + sandboxed(roots, "snap", "current/.local/share");
    case Root::Work:
        return {roots.work};
    }
    return {};
}

//! The files of a place, below one of its folders.
QStringList filesOf(const Place& place, const QString& folder, const std::atomic<bool>& stop)
{
    const QString path = QDir(folder).filePath(QString::fromLatin1(place.path));
    if (!place.pattern)
        return {path};
    QStringList files;
    QDirIterator below(path, {QString::fromLatin1(place.pattern)}, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
        QDirIterator::Subdirectories);
    while (below.hasNext() && files.size() < mostFilesEach && !stop)
        files << below.next();
    files.sort();
    return files;
}

//! A key by its own form, or what a name of a key is set to: in JSON, YAML, INI, .env and shells.
const QRegularExpression& keyForm()
{
    static const QRegularExpression form(
        QStringLiteral(
            R"((?<![A-Za-z0-9_-])((?:sk|hf|gsk|xai|pplx|AIza|key)[-_]?[A-Za-z0-9_-]{16,250}))"
            R"(|(?:API_?KEY|AUTH_?TOKEN|ACCESS_?TOKEN|SECRET_?KEY)["']?\s*(?:[=:]|\s)\s*["']?([A-Za-z0-9._+/=-]{16,250}))"),
        QRegularExpression::CaseInsensitiveOption);
    return form;
}

bool isPlausible(const QString& key)
{
    if (key.size() < shortestKey || key.size() > longestKey)
        return false;
    static const QRegularExpression placeholder(
        QStringLiteral("your|example|placeholder|changeme|redacted|insert|xxxx|\\.\\.\\."),
        QRegularExpression::CaseInsensitiveOption);
    if (placeholder.match(key).hasMatch())
        return false;
    const QSet<QChar> different(key.cbegin(), key.cend());
    const bool hasDigit = std::any_of(key.cbegin(), key.cend(), [](QChar c) { return c.isDigit(); });
    return different.size() >= leastDifferent && hasDigit; // "keyboard_shortcut_settings" is a name
}

//! Wipes the text, which holds keys, when it has been looked at.
class Content {
public:
    explicit Content(const QByteArray& bytes)
        // Browsers' databases hold UTF-16 beside Latin-1: without its NUL bytes it reads as Latin-1.
        : text(QString::fromLatin1(bytes.contains('\0') ? QByteArray(bytes).replace('\0', QByteArray()) : bytes))
        , hasLines(!bytes.contains('\0'))
    {
    }
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content() { text.fill(u'\0'); }

    QString text;
    bool hasLines;
};

void scanFile(const QString& client, const QString& path, QList<FoundKey>& found)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile())
        return;
    if (info.size() > largestFile) {
        FoundKey none;
        none.client = client;
        none.path = path;
        none.isTooLarge = true;
        found << none;
        return;
    }
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray bytes = file.read(largestFile);
    const Content content(bytes);
    base::wipe(bytes);
    QStringList seen;
    QRegularExpressionMatchIterator matches = keyForm().globalMatch(content.text);
    while (matches.hasNext() && seen.size() < mostFindsEach) {
        const QRegularExpressionMatch match = matches.next();
        const QString key = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        if (!isPlausible(key) || seen.contains(key))
            continue;
        seen << key;
        FoundKey one;
        one.client = client;
        one.path = path;
        one.masked = maskedKey(key.toLatin1());
        if (content.hasLines)
            one.line = 1 + static_cast<int>(QStringView(content.text).left(match.capturedStart()).count(u'\n'));
        one.readableByOthers
            = (info.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) != QFileDevice::Permissions();
        found << one;
    }
    for (QString& key : seen)
        key.fill(u'\0');
}

} // namespace

ScanRoots ScanRoots::ofThisAccount()
{
    const QString home = QDir::homePath();
#if defined(Q_OS_WIN)
    const QString config = qEnvironmentVariable("APPDATA", home);
    return {home, config, config, QDir::currentPath()};
#elif defined(Q_OS_MACOS)
    const QString config = home + QStringLiteral("/Library/Application Support");
    return {home, config, config, QDir::currentPath()};
#else
    return {home, QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation), QDir::currentPath()};
#endif
}

QString maskedKey(const QByteArray& key)
{
    const qsizetype dash = key.indexOf('-');
    const QByteArray head = dash > 0 && dash <= 4 ? key.left(dash + 1) : QByteArray();
    return QCoreApplication::translate("KeyScan", "%1…%2 (%n characters)", nullptr, static_cast<int>(key.size()))
        .arg(QString::fromLatin1(head), QString::fromLatin1(key.right(4)));
}

QList<FoundKey> scanForKeys(const ScanRoots& roots, const std::atomic<bool>& stop)
{
    QList<FoundKey> found;
    QSet<QString> seen; // the working folder may be the home folder
    for (const Place& place : places) {
        QStringList files;
        for (const QString& folder : foldersOf(roots, place.root))
            files += filesOf(place, folder, stop);
        for (const QString& file : std::as_const(files)) {
            if (stop)
                return found;
            const QString canonical = QFileInfo(file).canonicalFilePath();
            if (canonical.isEmpty() || seen.contains(canonical))
                continue;
            seen.insert(canonical);
            scanFile(QString::fromLatin1(place.client), file, found);
        }
    }
    return found;
}

KeyScan::KeyScan(const ScanRoots& roots)
    : m_thread([this, roots] {
        const QList<FoundKey> found = scanForKeys(roots, m_stop);
        QMetaObject::invokeMethod(
            this, [this, found] { Q_EMIT done(found); }, Qt::QueuedConnection);
    })
{
}

KeyScan::~KeyScan()
{
    m_stop = true;
    m_thread.join();
}

} // namespace spyhop::keys
