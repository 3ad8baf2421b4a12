using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.LocalDapr;

namespace EduStream.Testing;

/// <summary>What the launcher would tell the app by environment, and the secrets that it would make at a first start.</summary>
internal static class AppSettings
{
    internal static string AppApiToken { get; } = Guid.NewGuid().ToString("N");

    internal static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    internal static Dictionary<string, string> Of(AppSetup setup, AppInstance sidecar, FakeIssuer issuer, string data)
    {
        var settings = new Dictionary<string, string>
        {
            ["APP_PORT"] = sidecar.AppPort.ToString(CultureInfo.InvariantCulture),
            ["APP_API_TOKEN"] = AppApiToken,
            ["DAPR_HTTP_ENDPOINT"] = Local(sidecar.HttpPort),
            ["DAPR_GRPC_ENDPOINT"] = Local(sidecar.GrpcPort),
            ["Auth:Authority"] = issuer.Authority,
            ["Auth:Audience"] = FakeIssuer.Audience,
            ["MediaStore:Folder"] = Path.Combine(data, "media"),
        };
        foreach (var (name, value) in setup.Settings)
        {
            settings[name] = value.Replace("{data}", data, StringComparison.Ordinal);
        }

        return settings;
    }

    /// <summary>Where the secret store of <c>components/local</c> looks for them.</summary>
    internal static async Task WriteSecretsAsync(string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, ".data"));
        var secrets = new[] { Secrets.ContentKeyWrapping, Secrets.PlaybackTokenSigning, Secrets.WebhookSecretWrapping }
            .ToDictionary(name => name, _ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "secrets.json"), JsonSerializer.Serialize(secrets));
    }
}
