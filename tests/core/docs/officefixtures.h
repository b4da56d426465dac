// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/filetype.h"
#include "core/docs/zipwriter.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace spyhop::testsupport {

//! A small file of one type, made here, with something of everything that its reader knows.
struct Fixture {
    docs::FileType type;
    QString name;
    QByteArray bytes;
};
[[nodiscard]] QList<Fixture> allFixtures();

[[nodiscard]] QByteArray zip(const QList<docs::ZipFile>& files);

//! Packages around the given XML: what stands inside <w:body>, inside <worksheet>, and so on.
[[nodiscard]] QByteArray docx(const QByteArray& body);
[[nodiscard]] QByteArray richDocx();
struct SheetSource {
    QByteArray name;
    QByteArray xml; //!< rows
    QByteArray state; //!< "hidden" or empty
};
//! Cell styles: 0 General, 1 date, 2 percent, 3 "#,##0.00", 4 "00000", 5 date and time.
[[nodiscard]] QByteArray xlsx(const QList<SheetSource>& sheets, const QList<QByteArray>& strings);
[[nodiscard]] QByteArray richXlsx();
//! One place in a part of a package.
struct PartEdit {
    QString path;
    QByteArray from, to;
};
//! The package with these places changed and these parts added; a place that is not there ends the program.
[[nodiscard]] QByteArray withParts(
    const QByteArray& package, const QList<PartEdit>& edits, const QList<docs::ZipFile>& added);
//! A part of a package; "missing" if it is not there.
[[nodiscard]] QByteArray packagePart(const QByteArray& package, const QString& path);
[[nodiscard]] QByteArray richPptx();
[[nodiscard]] QByteArray richOdt();
[[nodiscard]] QByteArray richOds();
[[nodiscard]] QByteArray richOdp();
[[nodiscard]] QByteArray richEpub();
[[nodiscard]] QByteArray richOfd();
[[nodiscard]] QByteArray richRtf();
[[nodiscard]] QByteArray richEml();
[[nodiscard]] QByteArray richMsg();
[[nodiscard]] QByteArray richZip();

//! An OLE compound file: streams by path ("storage/stream").
[[nodiscard]] QByteArray compoundFile(const QMap<QString, QByteArray>& streams);
//! A grey picture of that many pixels; another shade is another picture.
[[nodiscard]] QByteArray png(int width, int height, int shade);
//! One that is just large enough to be taken for a picture of text.
[[nodiscard]] QByteArray smallPng();

} // namespace spyhop::testsupport
