// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/transcriptview.h"

#include <QtWidgets/QApplication>

namespace spyhop::testsupport {

//! \brief A transcript on the screen, in virtual time: what tests of it begin with. open() and close() in each
//! function.
class TranscriptTest : public QObject {
protected:
    void open()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_view = std::make_unique<ui::TranscriptView>(*m_theme, m_clock, nullptr);
        m_view->resize(800, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void close()
    {
        m_view.reset();
        m_theme.reset();
    }
    [[nodiscard]] static model::ConversationMessage message(model::Role role, const QString& text)
    {
        static int number = 0;
        model::ConversationMessage result;
        result.id = QString::number(++number);
        if (role == model::Role::Assistant)
            result.parentId = QStringLiteral("question");
        result.message.role = role;
        result.message.text = text;
        return result;
    }

    base::FakeClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::TranscriptView> m_view;
};

} // namespace spyhop::testsupport
