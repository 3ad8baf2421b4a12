using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Launcher.Clients;

/// <summary>Somebody who is signed in, and what they ask of the platform through its one front door.</summary>
internal sealed class Person : IDisposable
{
    // Tokens live for an hour; an upload may take longer.
    private static readonly TimeSpan TokenUse = TimeSpan.FromMinutes(45);
    private readonly string login;
    private readonly SemaphoreSlim signingIn = new(1);
    private string token = "";
    private Stopwatch? tokenAge;

    private Person(Uri edge, string login) => (Edge, this.login, Client) = (edge, login, Http.Local(edge));

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal Uri Edge { get; }

    internal HttpClient Client { get; }

    /// <summary>Signs in as one of the local provider's accounts, whose passwords are their names.</summary>
    internal static async Task<Person> SignedInAsync(Uri edge, string login, CancellationToken stop)
    {
        var person = new Person(edge, login);
        await person.TokenAsync(stop);
        return person;
    }

    internal async Task<string> TokenAsync(CancellationToken stop)
    {
        await signingIn.WaitAsync(stop);
        try
        {
            if (tokenAge is null || tokenAge.Elapsed > TokenUse)
            {
                token = await SignIn.AsAsync(Edge, login, login, stop);
                tokenAge = Stopwatch.StartNew();
            }

            return token;
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>Sends a request with the sign-in token; the answer may be of any status.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption until, CancellationToken stop)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(stop));
        return await Client.SendAsync(request, until, stop);
    }

    internal Task<T> GetAsync<T>(string path, CancellationToken stop) => CallAsync<T>(HttpMethod.Get, path, null, stop);

    /// <summary>Default when there is no such thing, or none that this person may see.</summary>
    internal async Task<T?> FindAsync<T>(string path, CancellationToken stop)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<T>(request, answer, stop);
    }

    internal Task<T> PostAsync<T>(string path, object body, CancellationToken stop) => CallAsync<T>(HttpMethod.Post, path, body, stop);

    /// <exception cref="LauncherException">Any answer but success.</exception>
    private async Task<T> CallAsync<T>(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: Json) };
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        return await ReadAsync<T>(request, answer, stop);
    }

    private static async Task<T> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage answer, CancellationToken stop) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<T>(Json, stop))!
        : throw new LauncherException($"{request.Method} {request.RequestUri} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");

    public void Dispose()
    {
        Client.Dispose();
        signingIn.Dispose();
    }
}
