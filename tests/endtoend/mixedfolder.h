// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace spyhop::testsupport {

//! A document, and what is known of it before it is read.
struct MixedDocument {
    QString file; //!< its path
    QStringList texts = {}; //!< stand in it
    QString whole = {}; //!< letters and digits of all that was written, in order; empty: not told
    int parts = -1; //!< -1: not told
    QString unit = {}; //!< of the parts, as receipts call them: "pages"
    qint64 rows = -1;
    bool mustFail = false;
    QString say = {}; //!< its error says so; empty: anything
    QString told = {}; //!< its receipt says so
};

//! \brief A folder of documents that many programs have written, and of hostile ones, made anew.
//!
//! "good" and "hostile" lie in it, and "old": files that LibreOffice reads for us.
class MixedFolder {
public:
    //! Why there is none, in words; empty: it is made. Programs that are not there are named in missing().
    [[nodiscard]] QString make();
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] const QList<MixedDocument>& good() const { return m_good; }
    [[nodiscard]] const QList<MixedDocument>& bad() const { return m_bad; }
    [[nodiscard]] const QStringList& missing() const { return m_missing; }
    //! Those of the corpora that nobody here made; none where there are no corpora.
    [[nodiscard]] const QList<MixedDocument>& foreign() const { return m_foreign; }

    //! Letters and digits alone: what layouts and Markdown add is none of it.
    [[nodiscard]] static QString letters(const QString& text);
    //! The system's own python has the packages that write office files. Empty: there is none.
    [[nodiscard]] static QString python();
    [[nodiscard]] static QString script(const QString& name);

private:
    void begin(QProcess& process, const QString& script, const QStringList& arguments) const;
    [[nodiscard]] QString end(QProcess& process);
    [[nodiscard]] QString take(const QString& manifest, const QString& folder);
    void makePdfs();
    [[nodiscard]] bool makeOthers();
    void addCorpus();

    QTemporaryDir m_folder;
    QList<MixedDocument> m_good, m_bad, m_foreign;
    QStringList m_missing;
};

} // namespace spyhop::testsupport
