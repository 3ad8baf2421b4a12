using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EduStream.Catalog.Captions;

/// <summary>What a request to put captions says, before its body is read.</summary>
internal sealed record CaptionUpload(string Language, string? Label, CaptionKind Kind)
{
    private static readonly string[] MediaTypes = ["text/vtt", "application/x-subrip", "text/plain", "text/srt"];

    /// <summary>Null with a problem when something in it is wrong.</summary>
    internal static CaptionUpload? Of(string language, HttpRequest request, out ProblemHttpResult? problem)
    {
        var (label, kind) = (request.Query["label"].ToString().Trim(), request.Query["kind"].ToString());
        var tag = CaptionLanguage.Canonical(language);
        CaptionKind? meant = kind switch { "" or "captions" => CaptionKind.Captions, "subtitles" => CaptionKind.Subtitles, _ => null };
        problem = tag is null ? CaptionProblems.NoLanguage
            : label.Length > 0 && !CaptionLabel.IsValid(label) ? CaptionProblems.NoLabel
            : meant is null ? CaptionProblems.NoKind
            : !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase) ? CaptionProblems.MediaType
            : null;
        return problem is null ? new(tag!, label.Length == 0 ? null : label, meant!.Value) : null;
    }
}
