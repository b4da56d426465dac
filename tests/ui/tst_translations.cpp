// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translator.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QLibraryInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>

//! Reads the .ts files as they lie in the tree: every sentence of the program has its Chinese, with the same fields.
class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chineseIsComplete()
    {
        const QString folder = QString::fromLocal8Bit(qgetenv("SPYHOP_SOURCE_DIR"));
        QFile file(folder + QStringLiteral("/resources/i18n/spyhop_zh_CN.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context, source;
        QStringList wrong;
        int messages = 0;
        const QStringList saidToModels{QStringLiteral("In three sentences: what can you help me with?"),
            QStringLiteral("You read contracts, and answer in short sentences.")};
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                ++messages;
                const QString type = xml.attributes().value(QStringLiteral("type")).toString();
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                const QString where = context + QStringLiteral(": ") + source;
                if (!type.isEmpty())
                    wrong.append(where + QStringLiteral(" is ") + type);
                else if (text.isEmpty())
                    wrong.append(where + QStringLiteral(" is empty"));
                else if (fields(source) != fields(text))
                    wrong.append(where + QStringLiteral(" has other fields: ") + text);
                else if (text.contains(u'你') && !saidToModels.contains(source)) // to a person it is 您
                    wrong.append(where + QStringLiteral(" addresses a person like a model: ") + text);
                else if (source.endsWith(u'.') && text.endsWith(u'.'))
                    wrong.append(where + QStringLiteral(" ends with a half-width full stop"));
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(messages > 100);
    }

    // A sentence of the sources that is in no .ts file would be English for ever.
    void sourcesAreCovered()
    {
        const QString lupdate = QStandardPaths::findExecutable(
            QStringLiteral("lupdate"), {QLibraryInfo::path(QLibraryInfo::BinariesPath)}); // another Qt's is another
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed");
        const QString folder = QString::fromLocal8Bit(qgetenv("SPYHOP_SOURCE_DIR"));
        const QTemporaryDir copies;
        const QString copy = copies.filePath(QStringLiteral("copy.ts"));
        QVERIFY(QFile::copy(folder + QStringLiteral("/resources/i18n/spyhop_zh_CN.ts"), copy));
        QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QProcess process;
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
            QStringLiteral("none"), QStringLiteral("-I"), folder};
        for (const QString& part : {QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")})
            arguments.append(folder + u'/' + part);
        process.start(lupdate, arguments + QStringList{QStringLiteral("-ts"), copy});
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
        const QSet<QString> known = sentences(folder + QStringLiteral("/resources/i18n/spyhop_zh_CN.ts"));
        const QSet<QString> used = sentences(copy);
        QVERIFY(used.size() > 100);
        const QStringList missing = (used - known).values(), unused = (known - used).values();
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not in the .ts file:\n") + missing.join(u'\n')));
        QVERIFY2(unused.isEmpty(), qPrintable(QStringLiteral("in no source:\n") + unused.join(u'\n')));
    }

    // lupdate spells some contexts as the source does, the program asks with the whole name: both must lead there.
    void everySentenceIsFoundByItsWholeName()
    {
        spyhop::base::Translator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/spyhop_zh_CN")));
        QCOMPARE(translator.translate("spyhop::app::Cli", "The prompt is empty."), QStringLiteral("提示词为空。"));
        const QString folder = QString::fromLocal8Bit(qgetenv("SPYHOP_SOURCE_DIR"));
        const QSet<QString> all = sentences(folder + QStringLiteral("/resources/i18n/spyhop_zh_CN.ts"));
        QVERIFY(all.size() > 100);
        for (const QString& sentence : all) {
            const qsizetype colon = sentence.indexOf(QStringLiteral(": "));
            const QByteArray context = sentence.left(colon).toUtf8(), source = sentence.mid(colon + 2).toUtf8();
            const QByteArray whole = context.startsWith("spyhop::") ? context : "spyhop::any::" + context;
            QVERIFY2(!translator.translate(whole.constData(), source.constData(), nullptr, 1).isEmpty(),
                qPrintable(sentence));
        }
    }

    void fieldsAreFound()
    {
        QCOMPARE(fields(QStringLiteral("%1 of %2, %n left")),
            (QStringList{QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%n")}));
        QCOMPARE(fields(QStringLiteral("100 %")), QStringList());
    }

private:
    static QSet<QString> sentences(const QString& path)
    {
        QSet<QString> found;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return found;
        QXmlStreamReader xml(&file);
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                found.insert(context + QStringLiteral(": ") + xml.readElementText());
        }
        return found;
    }

    static QStringList fields(const QString& text)
    {
        static const QRegularExpression field(QStringLiteral("%(?:n|\\d+|L\\d+)|\\{\\{[a-z]+\\}\\}"));
        QStringList found;
        for (auto match = field.globalMatch(text); match.hasNext();)
            found.append(match.next().captured());
        found.sort();
        return found;
    }
};

SPYHOP_TEST_MAIN(TestTranslations)
#include "tst_translations.moc"
