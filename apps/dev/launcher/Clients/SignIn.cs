using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;

namespace EduStream.Launcher.Clients;

/// <summary>
/// Signs a person in as a browser does: authorization code with PKCE (RFC 7636) over the provider's own form, with its cookies.
/// Only for the local provider, whose form has the fields <c>login</c> and <c>password</c>.
/// </summary>
internal static partial class SignIn
{
    private const int MostRedirects = 10;

    /// <summary>Gives an access token.</summary>
    /// <param name="edge">The platform's address: it names the provider and the client id.</param>
    /// <exception cref="LauncherException">The provider refused, or is not the local one.</exception>
    internal static async Task<string> AsAsync(Uri edge, string login, string password, CancellationToken stop)
    {
        using var http = Http.Local(handler: new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var settings = await http.GetFromJsonAsync<JsonElement>(new Uri(edge, "api/edge/settings"), stop);
        var (authority, clientId) = (settings.GetProperty("authority").GetString()!, settings.GetProperty("clientId").GetString()!);
        var provider = await http.GetFromJsonAsync<JsonElement>($"{authority.TrimEnd('/')}/.well-known/openid-configuration", stop);
        var verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
        var redirect = new Uri(edge, "signed-in").ToString();

        var ask = $"{provider.GetProperty("authorization_endpoint").GetString()}?client_id={clientId}&response_type=code&scope=openid%20profile"
            + $"&redirect_uri={Uri.EscapeDataString(redirect)}&code_challenge={Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))}&code_challenge_method=S256&state={Base64Url(RandomNumberGenerator.GetBytes(8))}";
        var code = await FollowAsync(http, new Uri(ask), redirect, login, password, stop);

        using var answer = await http.PostAsync(
            provider.GetProperty("token_endpoint").GetString(),
            Form(("grant_type", "authorization_code"), ("client_id", clientId), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier)),
            stop);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("access_token").GetString()!
            : throw new LauncherException($"The identity provider gave no token for {login} (status {(int)answer.StatusCode}).");
    }

    private static async Task<string> FollowAsync(HttpClient http, Uri at, string redirect, string login, string password, CancellationToken stop)
    {
        var next = new HttpRequestMessage(HttpMethod.Get, at);
        for (var turn = 0; turn < MostRedirects; turn++)
        {
            using var answer = await http.SendAsync(next, stop);
            if (answer.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                if (at.ToString().StartsWith(redirect, StringComparison.Ordinal))
                {
                    var query = HttpUtility.ParseQueryString(at.Query);
                    return query["code"] ?? throw new LauncherException($"The identity provider refused {login}: {query["error_description"] ?? query["error"]}.");
                }

                next = new HttpRequestMessage(HttpMethod.Get, at);
                continue;
            }

            var form = FormAction().Match(await answer.Content.ReadAsStringAsync(stop));
            if (!form.Success || !answer.IsSuccessStatusCode)
            {
                throw new LauncherException($"The identity provider did not sign in {login} (status {(int)answer.StatusCode}).");
            }

            at = new Uri(at, form.Groups[1].Value);
            next = new HttpRequestMessage(HttpMethod.Post, at) { Content = Form(("login", login), ("password", password)) };
        }

        throw new LauncherException("The identity provider redirects in a circle.");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [GeneratedRegex("<form[^>]*action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
