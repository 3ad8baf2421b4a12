using System.Globalization;
using System.Net.Http.Headers;
using EduStream.Testing;
using EduStream.Testing.Load;

namespace EduStream.Benchmarks.Runtime;

/// <summary>Messages, state and invocation over the HTTP API.</summary>
internal static class OtherLoad
{
    private const int AtOnce = 16;
    private const int FewKeys = 1_000;
    private const int ManyKeys = 1_000_000;
    private const int Slices = 25;
    private const int KeysPerTransaction = 1_000;

    internal static async Task MessagesAsync(Measurements into, HttpClient http, LoadApp caller, LoadApp app, int seconds)
    {
        var before = await HandledAsync(http, app);
        var count = 2_000 * seconds;
        into.Add("messages, published to handled", "messages/s", await Rate.OfAsync(
            count, AtOnce, i => PostAsync(http, caller, "/v1.0/publish/pubsub/load", $"\"m{i}\""), 1,
            () => Eventually.TrueAsync(async () => await HandledAsync(http, app) >= before + count, TimeSpan.FromMinutes(2))));
    }

    internal static async Task StateAsync(Measurements into, HttpClient http, LoadApp caller, int seconds)
    {
        await FillAsync(http, caller, 0, FewKeys);
        await StateAsync(http, caller, FewKeys, 2_000);
        into.Add("state, half saves and half gets, among 1,000 keys", "operations/s", await StateAsync(http, caller, FewKeys, 5_000 * seconds));
    }

    /// <summary>The same among a million keys.</summary>
    internal static async Task<double> ManyKeysRatioAsync(Measurements into, HttpClient http, LoadApp caller, int seconds)
    {
        await FillAsync(http, caller, FewKeys, ManyKeys);
        // Short slices back and forth, so that a machine that slows down slows both.
        List<(double Many, double Few)> rounds = [];
        for (var round = 0; round < Slices; round++)
        {
            rounds.Add((await StateAsync(http, caller, ManyKeys, 500 * seconds), await StateAsync(http, caller, FewKeys, 500 * seconds)));
        }

        rounds.ForEach(round => into.Add("state, half saves and half gets, among 1,000,000 keys", "operations/s", round.Many));
        return rounds.Select(round => round.Many / round.Few).Order().ElementAt(rounds.Count / 2);
    }

    internal static async Task InvocationAsync(Measurements into, HttpClient http, LoadApp caller, LoadApp app, int seconds)
    {
        var through = new Uri(caller.Http, $"/v1.0/invoke/{app.AppId}/method/hello");
        var direct = new Uri(app.App, "/hello");
        await Rate.LatenciesAsync(500, () => http.GetStringAsync(through));
        await Rate.LatenciesAsync(500, () => http.GetStringAsync(direct));
        var calls = 1000 * seconds;
        var (plain, sidecar) = (await Rate.LatenciesAsync(calls, () => http.GetStringAsync(direct)), await Rate.LatenciesAsync(calls, () => http.GetStringAsync(through)));
        into.Add("invocation, p50", "ms", sidecar[calls / 2]);
        into.Add("invocation, p99", "ms", sidecar[calls * 99 / 100]);
        into.Add("the same call without a runtime, p50", "ms", plain[calls / 2]);
        into.Add("the same call without a runtime, p99", "ms", plain[calls * 99 / 100]);
        into.Add("what invocation adds, p50", "ms", sidecar[calls / 2] - plain[calls / 2]);
    }

    private static Task<double> StateAsync(HttpClient http, LoadApp caller, int keys, int operations) => Rate.OfAsync(operations, AtOnce, async i =>
    {
        var key = Random.Shared.Next(keys);
        if (i % 2 == 0) { await PostAsync(http, caller, "/v1.0/state/statestore", $$"""[{"key":"k{{key}}","value":{{Value(i)}} }]"""); }
        else if ((await http.GetStringAsync(new Uri(caller.Http, $"/v1.0/state/statestore/k{key}"))).Length == 0) { throw new InvalidOperationException($"k{key} is not there."); }
    });

    private static string Value(int i) => $"[{i},\"some value of a hundred bytes, as records of progress and sessions have them\"]";

    private static async Task FillAsync(HttpClient http, LoadApp caller, int from, int to)
    {
        for (var first = from; first < to; first += KeysPerTransaction)
        {
            var operations = Enumerable.Range(first, Math.Min(KeysPerTransaction, to - first))
                .Select(i => $$"""{"operation":"upsert","request":{"key":"k{{i}}","value":{{Value(i)}} } }""");
            await PostAsync(http, caller, "/v1.0/state/statestore/transaction", $$"""{"operations":[{{string.Join(',', operations)}}]}""");
        }
    }

    private static async Task<long> HandledAsync(HttpClient http, LoadApp app) => long.Parse(await http.GetStringAsync(new Uri(app.App, "/handled")), CultureInfo.InvariantCulture);

    private static async Task PostAsync(HttpClient http, LoadApp caller, string path, string json)
    {
        using var body = new StringContent(json, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await http.PostAsync(new Uri(caller.Http, path), body);
        response.EnsureSuccessStatusCode();
    }
}
