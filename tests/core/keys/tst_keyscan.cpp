// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keyscan.h"

#include "core/base/files.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using keys::FoundKey;
using keys::ScanRoots;

namespace {

const QByteArray key = QByteArrayLiteral("sk-proj-4f9Ab3Kd82mQx7Lw");

} // namespace

class TestKeyScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAndNeverShows_data()
    {
        QTest::addColumn<QString>("path"); // of the home folder
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("client"); // empty: nothing is to be found
        QTest::addColumn<int>("line");
        int number = 0;
        const auto row = [&number](const char* path, const QByteArray& text, const char* client, int line) {
            QTest::addRow("%d %s", ++number, path)
                << QString::fromLatin1(path) << text << QString::fromLatin1(client) << line;
        };
        row(".bashrc", "alias l=ls\nexport OPENAI_API_KEY=" + key + "\n", "shell", 2);
        row(".config/fish/config.fish", "set -x DEEPSEEK_API_KEY " + key, "shell", 1);
        row(".env", "DEEPSEEK_API_KEY='" + key + "'", ".env", 1);
        row(".env", "OTHER_API_KEY=0123456789abcdef0123", ".env", 1); // a key without a form of its own
        row(".aider.conf.yml", "model: x\nopenai-api-key: " + key + "\n", "aider", 2);
        row(".config/xyz.chatboxapp.app/config.json", "{\"settings\":{\"apiKey\":\"" + key + "\"}}", "Chatbox", 1);
        row(".config/CherryStudio/Local Storage/leveldb/000003.log",
            QByteArray("\x01\x00\x07", 3) + "\"apiKey\":\"" + key + "\"", "Cherry Studio", 0);
        row(".config/CherryStudio/IndexedDB/file__0/000004.log",
            QByteArray(reinterpret_cast<const char*>(QString::fromLatin1(key).utf16()), key.size() * 2),
            "Cherry Studio", 0);
        row(".continue/config.yaml", "models:\n  - apiKey: " + key + "\n", "Continue", 2);
        row(".codex/auth.json", "{\"OPENAI_API_KEY\": \"" + key + "\"}", "OpenAI Codex", 1);
        row(".config/io.datasette.llm/keys.json", "{\"openai\": \"" + key + "\"}", "llm", 1);
        row(".cache/huggingface/token", "hf_a8Kd93mzQpL2vRtY56", "Hugging Face", 1);
        row(".lmstudio/settings.json", "{\"apiKey\":\"" + key + "\"}", "LM Studio", 1);
        row(".config/Cursor/User/globalStorage/state.vscdb",
            QByteArray("\x00\x01", 2) + "\"openAIKey\":\"" + key + "\"", "Cursor", 0);
        row(".cursor/mcp.json", "{\"env\": {\"OPENAI_API_KEY\": \"" + key + "\"}}", "Cursor", 1);
        row(".open-webui/webui.db", QByteArray("\x00\x01", 2) + key, "Open WebUI", 0);
        row(".var/app/dev.zed.Zed/config/zed/settings.json", "{\"api_key\": \"" + key + "\"}", "Zed", 1);
        row(".var/app/any.App/data/opencode/auth.json", "{\"key\": \"" + key + "\"}", "opencode", 1);
        row("snap/chatbox/current/.config/xyz.chatboxapp.app/config.json", "{\"apiKey\":\"" + key + "\"}", "Chatbox",
            1);
        // What is none.
        row(".bashrc", "export OPENAI_API_KEY=$(pass show openai)", "", 0);
        row(".bashrc", "export OPENAI_API_KEY=sk-your-key-goes-here-12345", "", 0);
        row(".bashrc", "export OPENAI_API_KEY=sk-xxxxxxxxxxxxxxxxxxxxxxxx", "", 0);
        row(".bashrc", "task-list-of-things-to-do-2024-and-later", "", 0);
        row(".bashrc", "keyboard_shortcut_settings_of_the_editor=1", "", 0);
        row("letters.txt", key, "", 0); // no place where clients keep keys
    }
    void findsAndNeverShows()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        QFETCH(QString, client);
        QFETCH(int, line);
        static int number = 0;
        const QString home = testsupport::TestWorld::makeFolder(QStringLiteral("home%1").arg(++number));
        const QString file = home + u'/' + path;
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(base::atomicSave(file, text));
        const std::atomic<bool> stop = false;
        const QList<FoundKey> found = scanForKeys(rootsOf(home), stop);
        QCOMPARE(found.size(), client.isEmpty() ? 0 : 1);
        if (client.isEmpty())
            return;
        QCOMPARE(found.constFirst().client, client);
        QCOMPARE(found.constFirst().path, file);
        QCOMPARE(found.constFirst().line, line);
        QVERIFY(!found.constFirst().readableByOthers);
        QVERIFY(!found.constFirst().masked.contains(QString::fromLatin1(key.mid(3, 8))));
        QVERIFY(found.constFirst().masked.size() < 40);
    }

    void saysWhatItDidNotLookInto()
    {
        const QString home = testsupport::TestWorld::makeFolder(QStringLiteral("large"));
        QFile file(home + QStringLiteral("/.env"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("API_KEY=" + key);
        QVERIFY(file.resize(17 * 1024 * 1024)); // takes no room
        file.close();
        const std::atomic<bool> stop = false;
        const QList<FoundKey> found = scanForKeys(rootsOf(home), stop);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.constFirst().isTooLarge);
        QCOMPARE(found.constFirst().path, file.fileName());
        QVERIFY(found.constFirst().masked.isEmpty());
    }

    void tellsWhoElseMayRead()
    {
        const QString home = testsupport::TestWorld::makeFolder(QStringLiteral("open"));
        const QString file = home + QStringLiteral("/.env");
        QVERIFY(base::atomicSave(file, "API_KEY=" + key));
        QVERIFY(QFile::setPermissions(
            file, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
        const std::atomic<bool> stop = false;
        const QList<FoundKey> found = scanForKeys(rootsOf(home), stop);
        QCOMPARE(found.size(), 1); // once, though the working folder is the home folder
        QVERIFY(found.constFirst().readableByOthers);
        QCOMPARE(found.constFirst().masked, QStringLiteral("sk-…x7Lw (24 characters)"));
    }

    void runsBesideTheEventLoop()
    {
        const QString home = testsupport::TestWorld::makeFolder(QStringLiteral("thread"));
        QVERIFY(base::atomicSave(home + QStringLiteral("/.env"), "API_KEY=" + key));
        keys::KeyScan scan(rootsOf(home));
        QSignalSpy done(&scan, &keys::KeyScan::done);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
        QCOMPARE(done.constFirst().constFirst().value<QList<FoundKey>>().size(), 1);
        {
            const keys::KeyScan forgotten(rootsOf(home));
        } // ends with its owner
    }

private:
    static ScanRoots rootsOf(const QString& home)
    {
        return {home, home + QStringLiteral("/.config"), home + QStringLiteral("/.local/share"), home};
    }
};

SPYHOP_TEST_MAIN(TestKeyScan)
#include "tst_keyscan.moc"
