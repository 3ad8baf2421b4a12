using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace EduStream.ServiceDefaults.Hosting;

internal static class AppPort
{
    /// <summary>
    /// Dapr's runners name the port in <c>APP_PORT</c>. Without it ASP.NET Core's own settings (<c>ASPNETCORE_URLS</c>, <c>HTTP_PORTS</c>) decide,
    /// as in a container, where the app must listen on every interface of its own network namespace.
    /// </summary>
    internal static void ListenOnAppPort(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var port = builder.Configuration["APP_PORT"];
        if (string.IsNullOrEmpty(port))
        {
            return;
        }

        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 65535)
        {
            throw new InvalidOperationException($"APP_PORT is '{port}'; set it to a port number from 1 to 65535.");
        }

        builder.WebHost.UseUrls($"http://127.0.0.1:{number}");
    }
}
