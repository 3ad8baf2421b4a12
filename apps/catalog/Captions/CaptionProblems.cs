using EduStream.Media.Captions;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Catalog.Captions;

/// <summary>Refusals of captions.</summary>
internal static class CaptionProblems
{
    internal static ProblemHttpResult NoSuchCaptions => Problems.Of(StatusCodes.Status404NotFound, "no-such-captions", "The video has no such captions.");

    internal static ProblemHttpResult Changed => Problems.Of(StatusCodes.Status412PreconditionFailed, "captions-changed", "The captions were changed meanwhile.", "Load them again, then repeat the change.");

    internal static ProblemHttpResult NoLanguage =>
        Problems.Of(StatusCodes.Status400BadRequest, "invalid-language", "This is not a language tag.", "Name the language after BCP 47, for example 'en' or 'pt-BR', in at most 35 characters.");

    internal static ProblemHttpResult NoLabel =>
        Problems.Of(StatusCodes.Status400BadRequest, "invalid-label", "This is not a label.", $"A label is one line of 1 to {CaptionLabel.Most} characters.");

    internal static ProblemHttpResult NoKind => Problems.Of(StatusCodes.Status400BadRequest, "invalid-kind", "This is not a kind of captions.", "The kind is 'captions' or 'subtitles'.");

    internal static ProblemHttpResult MediaType => Problems.Of(
        StatusCodes.Status415UnsupportedMediaType, "captions-media-type", "Captions are not sent as this media type.", "Send text/vtt, application/x-subrip or text/plain.");

    internal static ProblemHttpResult TooManyLanguages =>
        Problems.Of(StatusCodes.Status409Conflict, "too-many-captions", "The video has captions in as many languages as it can.", $"Remove one of the {CaptionSet.MostLanguages} first.");

    internal static ProblemHttpResult Kept => Problems.Of(StatusCodes.Status409Conflict, "captions-kept", "Better captions of this language are there.");

    internal static ProblemHttpResult NothingOffered => Problems.Of(StatusCodes.Status404NotFound, "no-such-offer", "There is no file for these captions.");

    /// <summary>One type per reason (<c>captions-too-large</c>, <c>captions-not-text</c>, ...), with the report.</summary>
    internal static ProblemHttpResult Refused(CaptionOutcome.Refused refused) => TypedResults.Problem(
        refused.Report.Findings[0].Sentence,
        statusCode: refused.Code == "too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity,
        title: "The captions cannot be used.",
        type: $"{Problems.TypePrefix}captions-{refused.Code}",
        extensions: new Dictionary<string, object?> { ["report"] = refused.Report });
}
