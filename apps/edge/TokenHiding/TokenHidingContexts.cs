using Microsoft.AspNetCore.Http.Features;

namespace EduStream.Edge.TokenHiding;

/// <summary>
/// The first code of the app that sees a request. A middleware would come too late: the host logs "request starting" with the address, and starts the
/// trace, before the first one runs.
/// </summary>
internal sealed class TokenHidingContexts(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        HiddenToken.Hide(featureCollection);
        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}

internal static class TokenHidingRegistration
{
    internal static WebApplicationBuilder AddTokenHiding(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHttpContextFactory, TokenHidingContexts>();
        return builder;
    }
}
