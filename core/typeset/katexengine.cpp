// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/katexengine.h"

#include "core/typeset/formulabox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtCore/QRegularExpression>
#include <QtQml/QJSEngine>
#include <atomic>

//! Resources of a static library are there once this has run (Qt, "The Qt Resource System").
static void initKatexResources()
{
    Q_INIT_RESOURCE(katex);
}

namespace spyhop::typeset {

namespace {

//! What KaTeX expects of a browser's global object.
constexpr char16_t prelude[] = u"var globalThis = this; var self = this;";

//! The box tree as JSON with short names. c: classes, s: style (camel case as in the DOM), k: children, h and d: height
//! and depth in em; text: t, i (italic correction); SVG: v (view box), p (preserveAspectRatio), children with d (path)
//! or x1 y1 x2 y2 sw (line).
constexpr char16_t bridge[] = uR"JS(
function spyhopTree(n) {
    if (n.text !== undefined) return {t: n.text, c: n.classes, s: n.style, i: n.italic || 0};
    if (n.pathName !== undefined) {
        var d = /\sd=["']([^"']*)["']/.exec(n.toMarkup());
        return {d: d ? d[1] : ""};
    }
    var a = n.attributes || {};
    if (!n.classes) {
        if (!n.children) return {x1: a.x1, y1: a.y1, x2: a.x2, y2: a.y2, sw: a["stroke-width"]};
        return {v: a.viewBox || "", p: a.preserveAspectRatio || "", k: n.children.map(spyhopTree)};
    }
    return {c: n.classes, s: n.style || {}, h: n.height || 0, d: n.depth || 0, k: (n.children || []).map(spyhopTree)};
}
function spyhopFormula(source, display) {
    try {
        var tree = katex.__renderToHTMLTree(source,
            {displayMode: display, throwOnError: true, strict: "ignore", trust: false, maxSize: 50, maxExpand: 1000});
        return JSON.stringify({tree: spyhopTree(tree)});
    } catch (error) {
        return JSON.stringify({error: String(error.message || error),
            position: typeof error.position === "number" ? error.position : -1});
    }
}
)JS";

QString resource(const QString& name)
{
    QFile file(QStringLiteral(":/katex/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! KaTeX repeats the source and its own name in its messages.
QString withoutSource(QString message)
{
    const QString name = QStringLiteral("KaTeX parse error: ");
    if (message.startsWith(name))
        message.remove(0, name.size());
    for (const QString& end : {QStringLiteral(" at position "), QStringLiteral(" at end of input")}) {
        const qsizetype at = message.lastIndexOf(end);
        if (at > 0)
            message.truncate(at);
    }
    return message;
}

std::atomic<QLoggingCategory::CategoryFilter> othersFilter{nullptr};

//! The compiler of Qt's engine tells of every variable of a minified source. What is logged else, rules or somebody's
//! own filter decide, as before.
void quietCompiler(QLoggingCategory* category)
{
    if (const QLoggingCategory::CategoryFilter others = othersFilter)
        others(category);
    if (qstrcmp(category->categoryName(), "qt.qml.compiler") != 0)
        return;
    for (const QtMsgType type : {QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg})
        category->setEnabled(type, false);
}

//! Once for the process: a filter that comes later calls this one.
bool installQuietCompiler()
{
    // Taken out before ours is put in, which is called at once and needs it.
    othersFilter = QLoggingCategory::installFilter(nullptr);
    QLoggingCategory::installFilter(quietCompiler);
    return true;
}

//! KaTeX refuses a whole formula for a label, which nothing is drawn for. Spaces instead keep the places of mistakes.
QString withoutLabels(const QString& latex)
{
    static const QRegularExpression label(QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\K\\\\label\\s*\\{[^{}]*\\}"));
    QString result = latex;
    for (auto found = label.globalMatch(latex); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    return result;
}

Formula failed(const QString& message, qsizetype position)
{
    Formula formula;
    formula.error = FormulaError{message, position};
    return formula;
}

} // namespace

class KatexEngine::Private {
    Q_DECLARE_TR_FUNCTIONS(spyhop::typeset::KatexEngine)
public:
    Private()
    {
        initKatexResources();
        [[maybe_unused]] static const bool isQuiet = installQuietCompiler();
    }
    [[nodiscard]] bool load();
    [[nodiscard]] Formula typeset(const QString& latex, bool display);

    QJSEngine engine;
    QJSValue function;
    FormulaFonts fonts;
    bool loaded = false;
};

bool KatexEngine::Private::load()
{
    if (loaded)
        return function.isCallable();
    loaded = true;
    for (const QString& source : {QString::fromUtf16(prelude), resource(QStringLiteral("katex.min.js")),
             resource(QStringLiteral("mhchem.js")), QString::fromUtf16(bridge)}) {
        if (source.isEmpty() || engine.evaluate(source).isError())
            return false;
    }
    function = engine.globalObject().property(QStringLiteral("spyhopFormula"));
    return function.isCallable();
}

Formula KatexEngine::Private::typeset(const QString& latex, bool display)
{
    if (!load())
        return failed(tr("The program that draws formulas could not be started."), -1);
    const QJSValue answer = function.call({QJSValue(withoutLabels(latex)), QJSValue(display)});
    if (engine.isInterrupted()) {
        engine.setInterrupted(false);
        return failed(tr("This formula takes too long to draw."), -1);
    }
    const QJsonObject object = QJsonDocument::fromJson(answer.toString().toUtf8()).object();
    if (object.contains(u"error")) {
        const auto position = static_cast<qsizetype>(object.value(u"position").toInt(-1));
        return failed(withoutSource(object.value(u"error").toString()), position);
    }
    Formula formula = layOutFormula(object.value(u"tree").toObject(), fonts);
    if (formula.error || !object.contains(u"tree"))
        return failed(tr("This formula is nested too deeply."), -1);
    return formula;
}

KatexEngine::KatexEngine()
    : d(std::make_unique<Private>())
{
}

KatexEngine::~KatexEngine() = default;

bool KatexEngine::load()
{
    return d->load();
}

Formula KatexEngine::typeset(const QString& latex, bool display)
{
    return d->typeset(latex, display);
}

void KatexEngine::interrupt()
{
    d->engine.setInterrupted(true);
}

} // namespace spyhop::typeset
