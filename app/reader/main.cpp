// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// spyhop-reader: reads strangers' files for spyhop and spyhop-cli, which start it (docs/architecture.md, ReaderHost).
#include "core/base/translator.h"
#include "core/docs/numbers.h"
#include "core/docs/pdfreader.h"
#include "core/docs/reader.h"
#include "core/docs/readerserver.h"
#include "core/docs/recogniser.h"
#include "core/docs/sandbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <sys/socket.h>
#include <unistd.h>

namespace spyhop::app {
namespace {

using docs::ReaderRequest;
using docs::ReaderResult;
using docs::ReaderVerb;

template <typename T>
base::Expected<ReaderResult> asResult(const base::Expected<T>& made)
{
    if (!made)
        return tl::make_unexpected(made.error());
    return ReaderResult(*made);
}

base::Expected<ReaderResult> recognise(
    docs::Recogniser& recogniser, const ReaderRequest& request, const QByteArray& bytes)
{
    if (request.type != docs::FileType::Pdf) {
        const auto raster = docs::decodePicture(bytes, request.part);
        if (!raster)
            return tl::make_unexpected(raster.error());
        return asResult(recogniser.recognise(*raster, 0));
    }
    const auto page = docs::renderPdfPage(bytes, request.part, docs::recognisedDpi);
    if (!page)
        return tl::make_unexpected(page.error());
    const auto raster = docs::rasterOf(*page);
    if (!raster)
        return tl::make_unexpected(raster.error());
    return asResult(recogniser.recognise(*raster, docs::recognisedDpi));
}

base::Expected<ReaderResult> show(const ReaderRequest& request, const QByteArray& bytes)
{
    if (request.type != docs::FileType::Pdf)
        return asResult(docs::shownPicture(bytes, request.part));
    const auto page = docs::renderPdfPage(bytes, request.part, docs::shownDpi);
    if (!page)
        return tl::make_unexpected(page.error());
    return asResult(docs::shownPage(*page, request.part));
}

base::Expected<ReaderResult> answer(docs::Recogniser& recogniser, const ReaderRequest& request, const QByteArray& bytes)
{
    switch (request.verb) {
    case ReaderVerb::ReadDocument:
        return asResult(docs::read(request.type, bytes));
    case ReaderVerb::ReadTable:
        return asResult(docs::readTable(request.type, bytes, request.sheet));
    case ReaderVerb::RecognisePart:
        return recognise(recogniser, request, bytes);
    case ReaderVerb::ShowPart:
        return show(request, bytes);
    }
    return base::failure(base::Error());
}

//! A page with a font that is not in the file: PDFium looks for those of the computer once, which it could not do
//! later.
constexpr char smallestPdf[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/"
      "Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length 31>>stream\nBT /F 12 Tf 9 9 Td (spyhop) Tj ET\n"
      "endstream endobj\ntrailer<</Root 1 0 R>>\n";

//! What opens files when it is first used.
void warmUp()
{
    (void)QDateTime::fromSecsSinceEpoch(0).toLocalTime().toString(Qt::ISODate); // the time zone
    (void)docs::read(docs::FileType::Pdf, QByteArray(smallestPdf));
    (void)docs::renderPdfPage(QByteArray(smallestPdf), 1, docs::shownDpi);
    (void)docs::read(docs::FileType::Text, QByteArray("\xd6\xd0\xce\xc4", 4));
}

bool isSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

} // namespace
} // namespace spyhop::app

int main(int argc, char** argv)
{
    using namespace spyhop;
    if (!app::isSocket(STDIN_FILENO))
        return docs::readerCannotBegin; // started by hand: it has nothing to say
    docs::limitReader();
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype locale = arguments.indexOf(QStringLiteral("--locale"));
    if (locale > 0)
        QLocale::setDefault(QLocale(arguments.value(locale + 1)));
    base::Translator translator;
    if (translator.loadOwn())
        QCoreApplication::installTranslator(&translator);
    docs::Recogniser recogniser;
    if (arguments.contains(QStringLiteral("--recognise")))
        recogniser.load();
    app::warmUp();
    if (!docs::closeSandbox())
        return docs::readerCannotBegin;
    const int status
        = docs::serveReader(STDIN_FILENO, [&recogniser](const docs::ReaderRequest& request, const QByteArray& bytes) {
              return app::answer(recogniser, request, bytes);
          });
    ::_exit(status); // nothing is left to do, and little is allowed
}
