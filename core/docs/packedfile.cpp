// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/packedfile.h"
#include "core/docs/innerfiles.h"
#include "core/docs/reader.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

//! Why the file cannot be handed on; nothing: it can.
std::optional<QString> refusal(const PackedFile& file, const Budget& budget)
{
    if (file.bytes.size() > budget.innerBytes) {
        return said(QT_TRANSLATE_NOOP("Documents", "scans and old office files inside a file are read up to %1 MB"))
            .arg(mostInnerBytes / 1'000'000);
    }
    if (budget.innerFiles <= 0)
        return tooManyInnerFiles();
    if (file.type == FileType::OldOffice && budget.innerOffice <= 0) {
        return said(QT_TRANSLATE_NOOP("Documents", "of a file's old office files the first %1 are read"))
            .arg(mostInnerOffice);
    }
    return {};
}

void handOn(const PackedFile& file, TextFlow& flow, Budget& budget)
{
    budget.innerBytes -= file.bytes.size();
    --budget.innerFiles;
    if (file.type == FileType::OldOffice)
        --budget.innerOffice;
    flow.inner({file.path, file.type, file.bytes, 0, 0, file.heading, true});
}

void leaveOut(const PackedFile& file, const QString& reason, TextFlow& flow)
{
    flow.leaveOut(QStringLiteral("%1: %2").arg(file.path, reason));
}

} // namespace

void putPacked(const PackedFile& packed, TextFlow& flow, Budget& budget)
{
    PackedFile file = packed;
    const bool isPicture = !pictureType(file.bytes).isEmpty();
    if (isPicture && isTooSmallForText(file.bytes)) {
        flow.smallPictureLeftOut();
        return;
    }
    if (isPicture && budget.pictures.isRepeated(file.bytes)) {
        flow.repeatedPictureLeftOut();
        return;
    }
    if (isPicture)
        file.type = FileType::Image;
    const std::optional<QString> refused = refusal(file, budget);
    if (isPicture || file.type == FileType::OldOffice) {
        if (refused)
            leaveOut(file, *refused, flow);
        else
            handOn(file, flow, budget);
        return;
    }
    auto document = readPacked(file.type, file.bytes, budget, refused ? PdfScans::All : PdfScans::First);
    if (!document) {
        leaveOut(file, document.error().what, flow);
        return;
    }
    if (!document->scans.isEmpty() || holdsPicturesOfText(*document)) {
        if (!refused) {
            handOn(file, flow, budget);
            return;
        }
        leaveScansOut(*document, *refused);
        if (document->text.trimmed().isEmpty()) {
            leaveOut(file, *refused, flow);
            return;
        }
    }
    putPackedRead(file, *document, flow);
}

void putPackedRead(const PackedFile& file, const Document& document, TextFlow& flow)
{
    if (!document.text.trimmed().isEmpty() || document.inner.isEmpty()) {
        flow.part(PartKind::File, file.path);
        flow.paragraph(innerHeading(file.heading, file.path));
    }
    flow.block(document, file.path);
    flow.document().rows += document.rows;
    for (const Picture& picture : document.pictures)
        flow.picture(picture.bytes);
    for (const QString& reason : document.leftOut)
        leaveOut(file, reason, flow);
}

} // namespace spyhop::docs
