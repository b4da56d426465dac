// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/documentreading.h"
#include "core/docs/numbers.h"
#include "core/docs/openfile.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"
#include "core/docs/textreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

namespace spyhop::docs {
namespace {

std::shared_ptr<InnerBudget> budgetFor(const ReadOrder& order)
{
    auto budget = std::make_shared<InnerBudget>();
    budget->pages = order.scans == model::Scans::Vision ? mostShownPages : mostRecognisedPages;
    return budget;
}

base::Error unknownType(const QString& path)
{
    if (!isHeic(path))
        return unreadableError(said(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read.")));
    base::Error error = unreadableError(said(QT_TRANSLATE_NOOP("Documents", "HEIC pictures cannot be read.")));
    error.remedy = said(QT_TRANSLATE_NOOP("Documents", "Save it as JPEG."));
    return error;
}

} // namespace

DocumentReading::DocumentReading(const HostParts& parts, const ReadOrder& order)
    : DocumentReading(parts, order, budgetFor(order), 0)
{
}

DocumentReading::DocumentReading(
    const HostParts& parts, const ReadOrder& order, std::shared_ptr<InnerBudget> budget, int depth)
    : DueRead(parts.due)
    , m_parts(parts)
    , m_order(order)
    , m_path(order.path)
    , m_budget(std::move(budget))
    , m_depth(depth)
{
}

void DocumentReading::begin()
{
    const auto type = m_order.type ? m_order.type : typeOfFile(m_order.path);
    if (!type) {
        fail(unknownType(m_order.path));
        return;
    }
    m_type = *type;
    if (isPlain(m_type) && readHere())
        return;
    if (m_type == FileType::OldOffice)
        convert();
    else
        read(m_type, m_order.path);
}

//! False: too large to be read here.
bool DocumentReading::readHere()
{
    const auto file = OpenFile::open(m_order.path, mostBytes(m_type));
    if (!file) {
        settle(base::failure(file.error()));
        return true;
    }
    if (file->size() > mostBytesInProcess)
        return false;
    const auto bytes = file->readAll();
    if (!bytes) {
        fail(bytes.error());
        return true;
    }
    const auto document = readText(m_type, *bytes);
    if (document)
        settle(*document);
    else
        fail(document.error());
    return true;
}

void DocumentReading::convert()
{
    m_conversion = m_parts.office.convert(m_order.path);
    connect(m_conversion.get(), &OfficeConversion::finished, this, &DocumentReading::converted);
}

void DocumentReading::converted(const base::Expected<QString>& path)
{
    if (!path) {
        settle(base::failure(path.error()));
        return;
    }
    read(typeOf(*path).value_or(FileType::Pdf), *path);
}

void DocumentReading::read(FileType type, const QString& path)
{
    m_type = type;
    m_path = path;
    m_task = m_parts.pool.run({{ReaderVerb::ReadDocument, type, 0}, path, m_order.priority});
    connect(m_task.get(), &ReaderTask::finished, this, &DocumentReading::documentRead);
}

void DocumentReading::documentRead(const base::Expected<ReaderResult>& result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    const auto* const document = std::get_if<Document>(&*result);
    if (!document) {
        fail(unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file could not be read."))));
        return;
    }
    m_document = *document;
    if (m_order.scans == model::Scans::Recognise)
        handOnPictures(m_document);
    if (m_document.scans.isEmpty())
        readInner();
    else
        treatScans();
}

void DocumentReading::treatScans()
{
    m_waitingScans = m_document.scans;
    if (m_order.scans == model::Scans::Skip) {
        m_scans.leftOut.insert(
            said(QT_TRANSLATE_NOOP("Documents", "a picture of text, and pictures are left out as you chose")),
            m_waitingScans);
        m_waitingScans.clear();
    }
    if (m_waitingScans.size() > m_budget->pages) {
        m_scans.leftOut.insert(
            said(QT_TRANSLATE_NOOP("Documents", "a picture of text, and a document's first %1 of them are taken"))
                .arg(m_order.scans == model::Scans::Vision ? mostShownPages : mostRecognisedPages),
            m_waitingScans.mid(m_budget->pages));
        m_waitingScans.resize(m_budget->pages);
    }
    m_scansTotal = static_cast<int>(m_waitingScans.size());
    m_budget->pages -= m_scansTotal;
    if (m_scansTotal == 0)
        scansDone();
    else
        moreScans();
}

void DocumentReading::moreScans()
{
    while (!m_waitingScans.isEmpty() && m_scanTasks.size() < static_cast<std::size_t>(m_parts.pool.most()))
        askScan(m_waitingScans.takeFirst());
}

void DocumentReading::askScan(int part)
{
    const ReaderVerb verb = m_order.scans == model::Scans::Vision ? ReaderVerb::ShowPart : ReaderVerb::RecognisePart;
    m_scanTasks.push_back(m_parts.pool.run({{verb, m_type, part}, m_path, m_order.priority}));
    ReaderTask* const task = m_scanTasks.back().get();
    connect(task, &ReaderTask::finished, this,
        [this, task, part](const base::Expected<ReaderResult>& result) { scanDone(task, part, result); });
}

void DocumentReading::scanDone(ReaderTask* task, int part, const base::Expected<ReaderResult>& result)
{
    m_endedTasks.clear();
    for (auto& running : m_scanTasks) {
        if (running.get() == task)
            m_endedTasks.push_back(std::move(running));
    }
    std::erase(m_scanTasks, nullptr);
    if (!result) {
        m_scans.leftOut[result.error().what].append(part);
    } else if (const auto* recognised = std::get_if<RecognisedText>(&*result)) {
        const qsizetype characters = recognised->text.trimmed().size();
        if (characters == 0) {
            m_scans.leftOut[said(QT_TRANSLATE_NOOP("Documents", "a picture in which no text was recognised"))].append(
                part);
        } else {
            m_scans.texts.insert(part, recognised->text.trimmed());
            m_scans.confidence += recognised->confidence * static_cast<double>(characters);
            m_scans.characters += characters;
            ++m_recognised.pages;
        }
    } else if (const auto* picture = std::get_if<Picture>(&*result)) {
        m_scans.pictures.insert(part, *picture);
    }
    ++m_scansDone;
    if (m_scansDone == m_scansTotal) {
        scansDone();
        return;
    }
    moreScans();
    Q_EMIT progressed(m_scansDone, m_scansTotal);
}

void DocumentReading::scansDone()
{
    mergeScans(m_document, m_scans);
    m_recognised.confidence += m_scans.confidence;
    m_recognised.characters += m_scans.characters;
    readInner();
}

void DocumentReading::readInner()
{
    if (m_document.inner.isEmpty()) {
        finish();
        return;
    }
    m_inner = std::make_unique<InnerReadings>(m_parts, m_order, m_budget, m_depth + 1, m_document.inner);
    for (InnerFile& file : m_document.inner)
        file.bytes.clear(); // the readings have them, as long as they need them
    connect(m_inner.get(), &InnerReadings::progressed, this, &Reading::progressed);
    connect(m_inner.get(), &InnerReadings::finished, this, &DocumentReading::innerDone);
    m_inner->start();
}

void DocumentReading::innerDone()
{
    const QList<InnerResult>& results = m_inner->results();
    mergeInner(m_document, results);
    for (const InnerResult& result : results) {
        m_recognised.confidence += result.recognised.confidence;
        m_recognised.characters += result.recognised.characters;
        m_recognised.pages += result.recognised.pages;
    }
    finish();
}

void DocumentReading::finish()
{
    treatPictures();
    if (m_document.text.trimmed().isEmpty() && m_document.pictures.isEmpty()) {
        base::Error error = unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file holds no text.")));
        if (!m_document.leftOut.isEmpty()) {
            const QString reasons = m_document.leftOut.mid(0, 3).join(said(QT_TRANSLATE_NOOP("Documents", "; ")));
            // Of a file inside another one, a reason among others.
            error.what = m_depth > 0
                ? reasons
                : said(QT_TRANSLATE_NOOP("Documents", "The file holds no text that was read: %1.")).arg(reasons);
        }
        fail(error);
        return;
    }
    settle(m_document);
}

//! Pictures that stand in a document go to a model only if the person chose so, and not without end.
void DocumentReading::treatPictures()
{
    qsizetype kept = 0;
    qint64 bytes = 0;
    while (m_order.scans == model::Scans::Vision
        && kept < std::min<qsizetype>(m_document.pictures.size(), mostShownPages)
        && (bytes += m_document.pictures.at(kept).bytes.size()) <= mostPictureBytes)
        ++kept;
    const qsizetype left = m_document.pictures.size() - kept;
    if (left == 0)
        return;
    m_document.pictures.resize(kept);
    m_document.leftOut.append(
        QCoreApplication::translate("Documents", "%n picture(s)", nullptr, static_cast<int>(left)));
    m_document.receipt = receiptOf(m_document);
}

void DocumentReading::fail(base::Error error)
{
    error.whom = m_order.path;
    settle(base::failure(error));
}

void DocumentReading::settle(const base::Expected<Document>& document)
{
    const base::Expected<Document> result = document;
    Q_EMIT finished(result);
}

} // namespace spyhop::docs
