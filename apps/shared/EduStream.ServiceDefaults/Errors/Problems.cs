using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.ServiceDefaults.Errors;

/// <summary>Problem details (RFC 9457) with a stable <c>type</c>: programs act on the type, people read title and detail.</summary>
public static class Problems
{
    /// <summary>Prefix of every <c>type</c>.</summary>
    public const string TypePrefix = "https://edustream.dev/problems/";

    /// <summary>
    /// A problem answer.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="type">Kebab-case name, for example <c>offset-mismatch</c>; the prefix is added.</param>
    /// <param name="title">What is wrong, the same for every occurrence.</param>
    /// <param name="detail">This occurrence, and what to do. Never exception text.</param>
    public static ProblemHttpResult Of(int status, string type, string title, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: TypePrefix + type);
}
