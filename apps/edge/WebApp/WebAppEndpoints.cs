using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace EduStream.Edge.WebApp;

/// <summary>The front end: its files, its one page for every address that is nothing else, and what it must know before anybody is signed in.</summary>
internal static class WebAppEndpoints
{
    // What these prefixes do not know is not a page.
    private static readonly string[] NotPages = ["/api", "/uploads", "/media", "/p", "/health", "/internal", "/events", "/dapr", "/assets"];

    // Bytes that are compressed already, and answers that must not wait in a compressor.
    private static readonly string[] NotCompressed = ["/api", "/uploads", "/media"];

    internal static WebApplicationBuilder AddWebApp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebAppOptions>().BindConfiguration(WebAppOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WebFiles>();
        builder.Services.AddSingleton<SecurityHeaders>();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/dash+xml", "application/vnd.apple.mpegurl"];
        });
        return builder;
    }

    internal static void UseWebApp(this WebApplication app)
    {
        app.UseHsts();
        app.UseWhen(context => !Under(NotCompressed, context.Request.Path), compressed => compressed.UseResponseCompression());
        app.UseCors();
        app.Use((context, next) =>
        {
            // Late, because an error page begins with empty headers.
            context.Response.OnStarting(SecurityHeaders.ApplyTo, context.Response);
            return next(context);
        });
    }

    internal static void MapWebApp(this WebApplication app)
    {
        app.MapGet("/api/edge/settings", Settings);
        app.MapFallback("{**path}", Serve);
    }

    private static Ok<WebSettings> Settings(HttpContext context, IOptionsMonitor<JwtBearerOptions> signIn, IOptions<WebAppOptions> options)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Ok(new WebSettings(signIn.Get(JwtBearerDefaults.AuthenticationScheme).Authority!, options.Value.ClientId));
    }

    private static IResult Serve(HttpContext context, WebFiles files, string? path = null)
    {
        var reading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (reading && files.Find(path) is { } file)
        {
            return files.Answer(context, file, path!);
        }

        // A name with a dot is a file that is missing; answering with a page would hide that.
        var page = reading && !Under(NotPages, context.Request.Path) && !Path.HasExtension(path);
        if (!page)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address.");
        }

        return files.Find(WebFiles.Page) is { } index
            ? files.Answer(context, index, WebFiles.Page)
            : Problems.Of(StatusCodes.Status404NotFound, "web-app-missing", "The web app is not built.", "Build apps/web, or point Web:Root to its dist folder.");
    }

    private static bool Under(string[] prefixes, PathString path) => Array.Exists(prefixes, prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What the front end must know before anybody is signed in.</summary>
internal sealed record WebSettings(string Authority, string ClientId);
