// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/chat/transcripttest.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace spyhop::testsupport {

//! \brief A transcript of which something is copied.
class CopyTest : public TranscriptTest {
protected:
    //! A chat that is stored: files of it may lie on the disk.
    void openStored()
    {
        open();
        m_view->actions().setStored(true);
    }
    //! Lets work in small steps go on until the condition is met.
    template <typename Condition>
    [[nodiscard]] bool until(Condition condition)
    {
        return QTest::qWaitFor(
            [&] {
                m_clock.advance(std::chrono::milliseconds(1));
                return condition();
            },
            120'000);
    }
    [[nodiscard]] static const QMimeData* clipboard() { return QGuiApplication::clipboard()->mimeData(); }

    base::SystemClock m_real;
};

} // namespace spyhop::testsupport
