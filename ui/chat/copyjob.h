// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/copyformats.h"
#include "core/typeset/formularelay.h"
#include "ui/chat/transcriptselection.h"

#include <QtCore/QThreadPool>
#include <atomic>
#include <memory>

class QMimeData;

namespace spyhop::ui {

//! \brief One copy of texts that takes a while: it reads them on a thread of its own, as they were when it began, so
//! that a chat of any length may be copied, and be left or go on meanwhile.
//!
//! Owner: TranscriptActions; destroying it cancels, and waits for the step under way. Thread: main.
class CopyJob : public QObject {
    Q_OBJECT
public:
    CopyJob(TranscriptContent& content, base::Clock& clock, const QList<TextRange>& ranges);
    void start();
    //! stopped() follows as soon as the step under way is done.
    void cancel();
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    //! For the clipboard, after finished(). Null if there is nothing to copy.
    [[nodiscard]] virtual std::unique_ptr<QMimeData> take() = 0;

Q_SIGNALS:
    void progressed(int percent);
    void finished();
    void failed(const QString& sentence);
    void stopped();

protected:
    //! On the thread of its own; stops early where isStopped(). Empty, or a sentence about what went wrong.
    [[nodiscard]] virtual QString work() = 0;
    //! The first thing in the destructor of what works.
    void endWork();
    [[nodiscard]] const QList<typeset::DocumentPart>& parts() const { return m_parts; }
    //! Of each part: speakersOf().
    [[nodiscard]] const QStringList& speakers() const { return m_speakers; }
    [[nodiscard]] const std::shared_ptr<const typeset::TypeStyle>& style() const { return m_style; }
    //! On the thread of its own: so many characters of all parts are done.
    void report(qsizetype characters);

private:
    void end(const QString& error);

    std::unique_ptr<typeset::FormulaRelay> m_formulas; //!< null: none
    std::shared_ptr<const typeset::TypeStyle> m_style; //!< of the other thread
    QList<typeset::DocumentPart> m_parts;
    QStringList m_speakers;
    qsizetype m_length = 0; //!< of all parts; Markdown's signs count, so that the last step may be a larger one
    int m_percent = 0; //!< the other thread's
    std::atomic<bool> m_isStopped = false;
    QThreadPool m_worker;
};

} // namespace spyhop::ui
