// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "ui/common/theme.h"

#include <QtCore/QMap>
#include <QtWidgets/QScrollArea>

class QKeyEvent;
class QPlainTextEdit;
class QVBoxLayout;

namespace spyhop::ui {

class Label;

//! \brief One item's answer, field by field, each with the quote it rests on; can be edited to correct it. Owner:
//! ItemPanel. Thread: main.
class AnswerView : public QScrollArea {
    Q_OBJECT
public:
    AnswerView(const Theme& theme, QWidget* parent);

    void show(const model::BatchSpec& spec, const model::ItemResult& result);
    //! Lets the cells be written in, the first one as edit() does; or shows them again as they were.
    void setEditing(bool editing);
    //! The keyboard goes to this field: one line is selected, to be written anew; a longer text is gone on with at its
    //! end.
    void edit(qsizetype field);
    //! Fields that cannot be saved as they stand, and why: outlined until they are written in; the first has the
    //! keyboard.
    void markWrong(const QMap<qsizetype, QString>& why);
    [[nodiscard]] bool isEditing() const { return m_editing; }
    //! As they stand in the fields: one per answer column.
    [[nodiscard]] QStringList cells() const;

Q_SIGNALS:
    //! A field with a quote was chosen; its place among the answer's columns.
    void fieldChosen(int column);
    //! What was written is to be saved.
    void saveRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Field {
        QWidget* box;
        Label* name;
        QPlainTextEdit* value;
        Label* quote;
    };
    void makeFields(qsizetype count);
    void fit(const Field& field);
    [[nodiscard]] int linesOf(const QPlainTextEdit& value) const;
    [[nodiscard]] bool takeKey(QPlainTextEdit& field, const QKeyEvent& key);
    void fitAll();

    const Theme& m_theme;
    QVBoxLayout* m_column;
    QList<Field> m_fields;
    QStringList m_shown; //!< cells as they came
    bool m_editing = false;
};

} // namespace spyhop::ui
