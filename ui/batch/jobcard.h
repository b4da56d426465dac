// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/surface.h"

class QVBoxLayout;

namespace spyhop::ui {

class Label;

//! \brief One of the cards of a new job: a title, a sentence, and what its kind puts below. Thread: main.
class JobCard : public Surface {
    Q_OBJECT
public:
    JobCard(const Theme& theme, QWidget* parent);

protected:
    void setHead(const QString& title, const QString& sentence);
    //! Where its kind puts what it holds.
    [[nodiscard]] QVBoxLayout* rows() const { return m_rows; }

private:
    QVBoxLayout* m_rows;
    Label* m_title;
    Label* m_sentence;
};

} // namespace spyhop::ui
