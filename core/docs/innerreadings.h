// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/hostparts.h"
#include "core/docs/innerfiles.h"
#include "core/docs/numbers.h"
#include "core/docs/readorder.h"

#include <QtCore/QObject>
#include <memory>
#include <vector>

namespace spyhop::docs {

class DocumentReading;

//! What is left of the limits while one file is read with the files inside it, on the program's side: the reader that
//! said what is in it is not trusted with them.
struct InnerBudget {
    int files = mostInnerFiles;
    int oldOffice = mostInnerOffice; //!< of these
    qint64 bytes = mostInnerBytes; //!< of them all
    int pages = 0; //!< to be recognised or shown
    qint64 characters = maxCharacters;
    int pictures = mostShownPages;
    qint64 pictureBytes = mostPictureBytes;
};

//! \brief The files inside a document, each read as a file of its own: a few at a time, their bytes in a temporary
//! folder only as long as that takes.
//!
//! Owner: DocumentReading. Thread: main. Destroying it cancels them.
class InnerReadings final : public QObject {
    Q_OBJECT
public:
    //! `outer`: how the document itself was wanted. `depth`: how many files these lie in.
    InnerReadings(const HostParts& parts, const ReadOrder& outer, std::shared_ptr<InnerBudget> budget, int depth,
        const QList<InnerFile>& files);
    ~InnerReadings() override;

    //! finished() may be emitted at once.
    void start();
    //! One for each file, once all are read.
    [[nodiscard]] const QList<InnerResult>& results() const { return m_results; }

Q_SIGNALS:
    void progressed(int done, int total);
    void finished();

private:
    struct Running;

    void more();
    void begin(qsizetype index);
    void refuse(qsizetype index, const QString& reason);
    void ended(Running* running, const base::Expected<Document>& document);
    void bound(InnerResult& result);

    HostParts m_parts;
    ReadOrder m_outer;
    std::shared_ptr<InnerBudget> m_budget;
    int m_depth;
    QList<InnerFile> m_files;
    QList<InnerResult> m_results;
    qsizetype m_next = 0;
    qsizetype m_done = 0;
    std::vector<std::unique_ptr<Running>> m_running;
    std::vector<std::unique_ptr<Running>> m_ended; //!< kept until their signal has returned
};

} // namespace spyhop::docs
