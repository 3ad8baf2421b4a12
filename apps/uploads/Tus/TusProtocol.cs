using EduStream.ServiceDefaults.Errors;

namespace EduStream.Uploads.Tus;

/// <summary>What the protocol asks of every request and answer, whatever the endpoint.</summary>
internal static class TusProtocol
{
    private static readonly PathString Uploads = "/uploads";

    /// <summary>Call it before routing: a client that cannot send PATCH or DELETE sends POST and names the method in <c>X-HTTP-Method-Override</c>.</summary>
    internal static void UseTusProtocol(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Uploads), uploads =>
        {
            uploads.UseHttpMethodOverride();
            uploads.Use(CheckVersionAsync);
        });
        app.UseRouting();
    }

    private static Task CheckVersionAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[TusHeaders.TusResumable] = TusHeaders.Version;
            return Task.CompletedTask;
        });
        if (HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers[TusHeaders.TusResumable] == TusHeaders.Version)
        {
            return next(context);
        }

        context.Response.Headers[TusHeaders.TusVersion] = TusHeaders.Version;
        return Problems.Of(
            StatusCodes.Status412PreconditionFailed, "tus-version", "This is a tus 1.0.0 server.", $"Send {TusHeaders.TusResumable}: {TusHeaders.Version}.").ExecuteAsync(context);
    }
}
