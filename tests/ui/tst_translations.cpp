// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
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
                else if (source.endsWith(u'.') && text.endsWith(u'.'))
                    wrong.append(where + QStringLiteral(" ends with a half-width full stop"));
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(messages > 100);
    }

    void fieldsAreFound()
    {
        QCOMPARE(fields(QStringLiteral("%1 of %2, %n left")),
            (QStringList{QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%n")}));
        QCOMPARE(fields(QStringLiteral("100 %")), QStringList());
    }

private:
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
