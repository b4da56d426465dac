// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/mixedfolder.h"
#include "core/batch/xlsxwriter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtGui/QFont>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextDocument>
#include <QtGui/QTextDocumentWriter>

namespace spyhop::testsupport {
namespace {

constexpr int patience = 200'000; // ms; LibreOffice and pdfTeX on a loaded machine
constexpr int notInstalled = 77; // exit status

QStringList textsOf(const QJsonValue& list)
{
    QStringList texts;
    for (const QJsonValue& text : list.toArray())
        texts.append(text.toString());
    return texts;
}

} // namespace

QString MixedFolder::letters(const QString& text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result;
}

QString MixedFolder::python()
{
    const QString own = QStringLiteral("/usr/bin/python3");
    return QFileInfo::exists(own) ? own : QStandardPaths::findExecutable(QStringLiteral("python3"));
}

QString MixedFolder::script(const QString& name)
{
    return qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/tests/endtoend/documents/") + name;
}

void MixedFolder::begin(QProcess& process, const QString& name, const QStringList& arguments) const
{
    process.start(python(), QStringList{script(name)} + arguments);
}

//! What went wrong, in words.
QString MixedFolder::end(QProcess& process)
{
    if (!process.waitForFinished(patience)) {
        process.terminate(); // it ends what it has started
        if (!process.waitForFinished(patience))
            process.kill();
        return process.arguments().value(0) + QStringLiteral(" does not end");
    }
    const QString words = QString::fromUtf8(process.readAllStandardError()).trimmed();
    const bool whole = process.exitStatus() == QProcess::NormalExit;
    if (whole && (process.exitCode() == 0 || process.exitCode() == notInstalled)) {
        m_missing += words.split(u'\n').filter(QStringLiteral("is not installed"));
        return {};
    }
    return words.isEmpty() ? process.arguments().value(0) + QStringLiteral(" failed") : words;
}

//! `folder`: where its files lie, if the entries do not say.
QString MixedFolder::take(const QString& manifest, const QString& folder)
{
    QFile file(path(manifest));
    if (!file.exists())
        return {}; // what makes it is not installed
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        const QString where = entry.value(u"folder").toString(folder);
        MixedDocument one;
        one.file = path(where + u'/' + entry.value(u"file").toString());
        one.texts = textsOf(entry.value(u"expect"));
        one.whole = letters(textsOf(entry.value(u"whole")).join(u' '));
        one.parts = entry.value(u"parts").toInt(-1);
        one.unit = entry.value(u"unit").toString();
        one.rows = entry.value(u"rows").toInteger(-1);
        one.mustFail = entry.value(u"mustFail").toBool();
        one.say = entry.value(u"say").toString();
        one.told = entry.value(u"told").toString();
        (where == u"hostile" ? m_bad : m_good).append(one);
    }
    return {};
}

void MixedFolder::makePdfs()
{
    for (int i = 0; i < 10; ++i) {
        MixedDocument one{path(QStringLiteral("good/print-%1.pdf").arg(i, 2, 10, QLatin1Char('0')))};
        QPdfWriter writer(one.file);
        one.parts = 1 + i % 6;
        one.unit = QStringLiteral("pages");
        QPainter painter(&writer);
        painter.setFont(QFont(QStringLiteral("Noto Sans"), 11));
        for (int page = 0; page < one.parts; ++page) {
            if (page > 0)
                writer.newPage();
            const QString line
                = QStringLiteral("Invoice %1 page %2 is due on 2026-12-%3").arg(i).arg(page + 1).arg(10 + i);
            painter.drawText(QPointF(400, 800), line);
            one.texts.append(line);
        }
        painter.end();
        one.whole = letters(one.texts.join(u' '));
        m_good.append(one);
    }
}

bool MixedFolder::makeOthers()
{
    bool made = true;
    for (int i = 0; i < 8; ++i) {
        QTextDocument document;
        const QString line = QStringLiteral("Minutes %1: Bert sends the offer by Friday.").arg(i);
        document.setHtml(QStringLiteral("<h1>Minutes %1</h1><p>%2</p><ul><li>会议纪要</li></ul><table><tr><td>a</td>"
                                        "<td>b%1</td></tr></table>")
                             .arg(i)
                             .arg(line));
        const bool isHtml = i % 4 == 3;
        MixedDocument one{path(QStringLiteral("good/minutes-%1.%2")
                                   .arg(i)
                                   .arg(isHtml ? QStringLiteral("html") : QStringLiteral("odt"))),
            {line, QStringLiteral("会议纪要")}};
        one.whole = letters(QStringLiteral("Minutes %1 %2 会议纪要 a b%1").arg(QString::number(i), line));
        QTextDocumentWriter writer(one.file, isHtml ? "HTML" : "ODF");
        made = made && writer.write(&document);
        m_good.append(one);
    }
    for (int i = 0; i < 6; ++i) {
        const QString file = path(QStringLiteral("good/result-%1.xlsx").arg(i));
        batch::XlsxWriter writer(file, m_folder.path());
        writer.begin(
            {{QStringLiteral("party"), model::ColumnType::Text}, {QStringLiteral("due"), model::ColumnType::Date}});
        const QString party = QStringLiteral("Party of workbook %1 <&>").arg(i);
        for (int row = 0; row < 3 + i; ++row)
            writer.row({party, QStringLiteral("2026-11-%1").arg(10 + row)});
        made = made && writer.finish().has_value();
        m_good.append(
            {file, {party, QStringLiteral("2026-11-12")}, QString(), 1, QStringLiteral("sheets"), 4 + i, false});
    }
    return made;
}

void MixedFolder::addCorpus()
{
    const QString corpora = qEnvironmentVariable(
        "SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora"));
    QFile manifest(corpora + QStringLiteral("/documents/manifest.json"));
    if (!manifest.open(QIODevice::ReadOnly))
        return;
    // Where our reading differs from the snippets, and why, is tst_docscorpora's matter.
    static const QStringList otherwise{QStringLiteral("testPDFTwoTextBoxes.pdf"), QStringLiteral("testAnnotations.pdf"),
        QStringLiteral("issue16176.pdf"), QStringLiteral("testWORD_numbered_list.docx"),
        QStringLiteral("testHTMLGoodScript.html")};
    const QJsonArray entries = QJsonDocument::fromJson(manifest.readAll()).array();
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        MixedDocument one{corpora + QStringLiteral("/documents/") + entry.value(u"file").toString()};
        const QStringList texts = textsOf(entry.value(u"expect_text"));
        if (!entry.value(u"behave").toString().startsWith(u"extract") || texts.isEmpty()) {
            m_bad.append(one); // read or not, in words
            continue;
        }
        if (!otherwise.contains(QFileInfo(one.file).fileName()))
            one.texts = texts;
        m_foreign.append(one);
    }
}

QString MixedFolder::make()
{
    if (python().isEmpty())
        return QStringLiteral("skipped: python3 is not installed");
    const QDir folder(m_folder.path());
    for (const QString& name : {QStringLiteral("good"), QStringLiteral("hostile"), QStringLiteral("old")})
        folder.mkdir(name);
    QProcess office, programs, good, hostile; // side by side: two of them wait for other programs
    begin(office, QStringLiteral("office.py"), {m_folder.path()});
    begin(programs, QStringLiteral("programs.py"), {m_folder.path()});
    begin(good, QStringLiteral("make.py"), {QStringLiteral("good"), path(QStringLiteral("good"))});
    begin(hostile, QStringLiteral("make.py"), {QStringLiteral("hostile"), path(QStringLiteral("hostile"))});
    makePdfs();
    const bool made = makeOthers();
    QStringList problems;
    for (QProcess* process : {&good, &hostile, &programs, &office})
        problems << end(*process);
    problems << take(QStringLiteral("good.json"), QStringLiteral("good"))
             << take(QStringLiteral("hostile.json"), QStringLiteral("hostile"))
             << take(QStringLiteral("office.json"), QString()) << take(QStringLiteral("programs.json"), QString());
    if (!made)
        problems << QStringLiteral("what we write ourselves could not be written");
    problems.removeAll(QString());
    addCorpus();
    return problems.join(u'\n');
}

} // namespace spyhop::testsupport
