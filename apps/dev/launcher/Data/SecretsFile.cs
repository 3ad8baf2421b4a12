using System.Security.Cryptography;
using System.Text.Json;
using EduStream.Contracts;

namespace EduStream.Launcher.Data;

/// <summary>The local secret store: made once, with random values, readable by its owner alone.</summary>
internal static class SecretsFile
{
    private const string Name = "secrets.json";
    private static readonly string[] Needed = [Secrets.ContentKeyWrapping, Secrets.PlaybackTokenSigning, Secrets.WebhookSecretWrapping];

    /// <summary>Keeps what is there (a lost wrapping key makes every stored content key useless) and adds what is missing.</summary>
    internal static void Prepare(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        var secrets = File.Exists(path) ? Read(path) : [];
        var before = secrets.Count;
        foreach (var name in Needed.Where(name => !secrets.ContainsKey(name)))
        {
            secrets[name] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        }

        if (secrets.Count > before)
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(secrets, RunState.Json));
        }
    }

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException)
        {
            throw new LauncherException($"{path} is not a JSON object of names and values; repair it, or delete the data folder to start anew.");
        }
    }
}
