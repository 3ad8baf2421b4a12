using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.SecretKeys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Licensing.ContentKeys;

/// <summary>For <c>pipeline</c> alone, by service invocation.</summary>
internal static class ContentKeyEndpoints
{
    private const int MostClasses = 16;

    internal static WebApplicationBuilder AddContentKeys(this WebApplicationBuilder builder)
    {
        builder.AddSecretKey(Secrets.ContentKeyWrapping);
        builder.Services.AddSingleton<KeyWrapping>().AddSingleton<ContentKeyStore>();
        return builder;
    }

    internal static void MapContentKeys(this WebApplication app)
    {
        var keys = app.MapGroup("/internal/keys/{videoId}/{version:int:min(1)}").RequireDaprCaller(AppIds.Pipeline).AddEndpointFilter(OnlyWithWrappingKey);
        keys.MapPost("/", Create);
        keys.MapPost("/release", Release);
        keys.MapDelete("/", Delete);
    }

    private static async Task<Results<Ok<ContentKeyIds>, ProblemHttpResult>> Create(
        VideoId videoId, int version, CreateContentKeys request, ContentKeyStore keys, CancellationToken stop) =>
        request.Classes is { Count: > 0 and <= MostClasses } classes && classes.Distinct().Count() == classes.Count && classes.All(IsClass)
            ? TypedResults.Ok(await keys.CreateAsync(videoId, version, classes, stop))
            : Problems.Of(
                StatusCodes.Status400BadRequest, "key-classes-malformed", "These are not classes of content keys.",
                $"Name 1 to {MostClasses} different ones of at most 16 capital letters, digits and hyphens.");

    private static async Task<Results<Ok<Contracts.Licensing.ContentKeys>, ProblemHttpResult>> Release(
        VideoId videoId, int version, HttpContext context, ContentKeyStore keys, ILogger<ContentKeyStore> logger, CancellationToken stop)
    {
        var found = await keys.FindAsync(videoId, version, stop);
        if (found.Count == 0)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "no-content-keys", "This version has no content keys.");
        }

        logger.ContentKeysReleased(videoId, version, found.Count);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Contracts.Licensing.ContentKeys([.. found.Select(key => new ContentKey(key.Class, key.KeyId, Convert.ToHexStringLower(key.Key)))]));
    }

    private static async Task<NoContent> Delete(VideoId videoId, int version, ContentKeyStore keys, CancellationToken stop)
    {
        await keys.DeleteAsync(videoId, version, stop);
        return TypedResults.NoContent();
    }

    private static bool IsClass(string? text) => text is { Length: > 0 and <= 16 } && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static async ValueTask<object?> OnlyWithWrappingKey(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<KeyWrapping>().Ready
            ? await next(context)
            : Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The wrapping key has not been read yet.", "Try again in a few seconds.");
}
