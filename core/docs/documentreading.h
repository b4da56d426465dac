// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/dueread.h"
#include "core/docs/hostparts.h"
#include "core/docs/innerreadings.h"
#include "core/docs/officeconversion.h"
#include "core/docs/readerpool.h"
#include "core/docs/reading.h"
#include "core/docs/readorder.h"
#include "core/docs/scans.h"

#include <optional>
#include <vector>

namespace spyhop::docs {

//! \brief One document from its file to its text: small plain text at once, everything else by reader processes; old
//! office files through LibreOffice first, pictures of text page by page and files inside it one by one afterwards.
//!
//! Owner: whoever asked (as a Reading). Thread: main.
class DocumentReading final : public Reading, private DueRead {
    Q_OBJECT
public:
    DocumentReading(const HostParts& parts, const ReadOrder& order);
    //! A file that lies in `depth` others; `budget` is that of the outermost.
    DocumentReading(const HostParts& parts, const ReadOrder& order, std::shared_ptr<InnerBudget> budget, int depth);

    //! In its pictures of text and those of the files inside it, once it has finished.
    [[nodiscard]] const Recognised& recognised() const { return m_recognised; }

private:
    void begin() override;
    [[nodiscard]] bool readHere();
    void convert();
    void converted(const base::Expected<QString>& path);
    void read(FileType type, const QString& path);
    void documentRead(const base::Expected<ReaderResult>& result);
    void treatScans();
    void moreScans();
    void askScan(int part);
    void scanDone(ReaderTask* task, int part, const base::Expected<ReaderResult>& result);
    void scansDone();
    void readInner();
    void innerDone();
    void finish();
    void treatPictures();
    void settle(const base::Expected<Document>& document);
    void fail(base::Error error);

    HostParts m_parts;
    ReadOrder m_order;
    FileType m_type = FileType::Text;
    QString m_path; //!< what is read: the file, or what it was converted to
    std::shared_ptr<InnerBudget> m_budget;
    int m_depth = 0;
    Document m_document;
    ScanResults m_scans;
    Recognised m_recognised;
    QList<int> m_waitingScans;
    int m_scansTotal = 0;
    int m_scansDone = 0;
    std::unique_ptr<OfficeConversion> m_conversion;
    std::unique_ptr<ReaderTask> m_task;
    std::unique_ptr<InnerReadings> m_inner;
    std::vector<std::unique_ptr<ReaderTask>> m_scanTasks;
    std::vector<std::unique_ptr<ReaderTask>> m_endedTasks; //!< kept until their signal has returned
};

} // namespace spyhop::docs
