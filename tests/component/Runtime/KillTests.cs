using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EduStream.LocalDapr;
using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>The runtime as a process of its own, killed without a warning.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Every_message_and_every_value_that_was_accepted_outlives_kill_9()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t","route":"/t"}]""");
        await using var host = new RuntimeHost();
        var instance = new AppInstance { AppId = "app1", AppPort = app.Port, HttpPort = FreePort(), GrpcPort = FreePort() };
        var config = Path.Combine(host.ResourceFolder, "runtime.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(host.Options with { Apps = [instance] }));
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{instance.HttpPort}") };
        var accepted = new List<int>();

        for (var round = 0; round < 3; round++)
        {
            using var process = Start(config);
            await Eventually.TrueAsync(() => AnswersAsync(http));
            if (round == 0) { await Eventually.TrueAsync(() => app.Asked.Count > 0); }
            // In the middle of a stream of publishes, deliveries and acknowledgements.
            var killed = Task.Run(async () =>
            {
                await Eventually.TrueAsync(() => accepted.Count >= (round + 1) * 40);
                process.Kill();
            });
            for (var i = round * 1000; !killed.IsCompleted; i++)
            {
                try
                {
                    using var saved = await http.PostAsync("/v1.0/state/statestore", Json($$"""[{"key":"k{{i}}","value":{{i}}}]"""));
                    using var published = await http.PostAsync("/v1.0/publish/pubsub/t", Json($"{i}"));
                    if (saved.IsSuccessStatusCode && published.IsSuccessStatusCode) { accepted.Add(i); }
                }
                catch (HttpRequestException) { break; }
            }
            await killed;
            await process.WaitForExitAsync();
        }

        using var last = Start(config);
        await Eventually.TrueAsync(() => AnswersAsync(http));
        await Eventually.TrueAsync(() => accepted.TrueForAll(Delivered(app).Contains), what: "every accepted message is delivered");
        foreach (var i in accepted) { Assert.Equal($"{i}", await http.GetStringAsync($"/v1.0/state/statestore/k{i}")); }
        last.Kill();
        await last.WaitForExitAsync();
    }

    [Fact]
    public async Task A_second_runtime_on_the_same_folder_is_refused_with_a_sentence()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var error = await Assert.ThrowsAsync<IOException>(() => LocalDaprRuntime.StartAsync(host.Options));
        Assert.Contains("is in use by another Dapr runtime", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_loopback_it_does_not_listen()
    {
        await using var host = new RuntimeHost().With("app1");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalDaprRuntime.StartAsync(host.Options with { ListenAddress = "0.0.0.0" }));
        Assert.Contains("loopback only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = new RuntimeHost().With("app1", more: instance => instance with { HttpPort = app.Port });
        Assert.Contains($"{app.Port}", (await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync)).Message, StringComparison.Ordinal);
    }

    private static Process Start(string config)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(LocalDaprRuntime).Assembly.Location);
        start.ArgumentList.Add("--config");
        start.ArgumentList.Add(config);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var reply = await http.GetAsync("/v1.0/healthz");
            return reply.StatusCode == HttpStatusCode.NoContent;
        }
        catch (HttpRequestException) { return false; }
    }

    private static HashSet<int> Delivered(TestApp app) =>
        [.. app.Got("/t").Select(got => JsonDocument.Parse(got.Body).RootElement.GetProperty("data").GetInt32())];

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
