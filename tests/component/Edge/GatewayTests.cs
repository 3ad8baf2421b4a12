using System.Net;
using System.Text;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class GatewayTests
{
    [Fact]
    public async Task A_call_of_an_api_arrives_unchanged_and_says_where_it_came_from()
    {
        await using var backend = await Backend.EchoAsync();
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = backend.Address });
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/catalog/courses/a%20b?x=1&y=%2F") { Content = new StringContent("{\"a\":1}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer secret");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "6.6.6.6");
        var got = await (await edge.Browser.SendAsync(request)).ReadAsync<Backend.Echo>();
        Assert.Equal(("PUT", "/api/catalog/courses/a%20b?x=1&y=%2F", "{\"a\":1}"), (got.Method, got.Address, got.Body));
        Assert.Equal("Bearer secret", got.Headers["authorization"]);
        Assert.Equal(edge.App.Address.Authority, got.Headers["x-forwarded-host"]);
        Assert.Equal("http", got.Headers["x-forwarded-proto"]);
        Assert.Equal("127.0.0.1", got.Headers["x-forwarded-for"]);
    }

    [Fact]
    public async Task Nobody_outside_can_look_like_a_sidecar()
    {
        await using var backend = await Backend.EchoAsync();
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = backend.Address });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/catalog/courses");
        foreach (var name in new[] { "dapr-api-token", "Dapr-Caller-App-Id", "DAPR-ANYTHING", "Forwarded" })
        {
            request.Headers.TryAddWithoutValidation(name, "pipeline");
        }

        var got = await (await edge.Browser.SendAsync(request)).ReadAsync<Backend.Echo>();
        Assert.DoesNotContain(got.Headers.Keys, name => name.StartsWith("dapr-", StringComparison.Ordinal) || name == "forwarded");
    }

    [Fact]
    public async Task Nothing_internal_can_be_reached()
    {
        string[] paths =
        [
            "/internal/keys/1/1/release", "/internal/sessions/1", "/events/upload-completed", "/api/nobody/courses", "/api/catalog/../../internal/sessions/1",
            "/api/catalog/..%2f..%2finternal/sessions/1", "/api", "/uploads",
        ];
        await using var backend = await Backend.EchoAsync();
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = backend.Address, ["Backends:licensing"] = backend.Address, ["Backends:playback"] = backend.Address });
        foreach (var (path, method) in paths.SelectMany(path => new[] { (path, HttpMethod.Get), (path, HttpMethod.Post) }))
        {
            using var request = new HttpRequestMessage(method, new Uri($"{edge.App.Address.ToString().TrimEnd('/')}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            using var answer = await edge.Browser.SendAsync(request);
            if (answer.IsSuccessStatusCode)
            {
                // Encoded slashes do not climb: the app sees one odd name under its own prefix.
                Assert.StartsWith("/api/catalog/", (await answer.ReadAsync<Backend.Echo>()).Address);
            }
            else
            {
                await answer.IsProblemAsync(HttpStatusCode.NotFound, "not-found");
            }
        }
    }

    [Fact]
    public async Task An_app_that_is_down_is_a_problem_that_passes()
    {
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = "http://127.0.0.1:1" });
        await (await edge.Browser.GetAsync("/api/catalog/courses")).IsProblemAsync(HttpStatusCode.BadGateway, "unavailable");
    }

    [Fact]
    public async Task Of_two_replicas_one_may_go_away()
    {
        var first = await Backend.StartAsync(app => app.MapGet("/api/catalog/name", () => "first"));
        await using var second = await Backend.StartAsync(app => app.MapGet("/api/catalog/name", () => "second"));
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = $"{first.Address};{second.Address}" });
        var seen = new HashSet<string>();
        await Eventually.TrueAsync(async () => seen.Add(await edge.Browser.GetStringAsync("/api/catalog/name")) && seen.Count == 2);
        await first.DisposeAsync();
        var inRow = 0;
        await Eventually.TrueAsync(async () => (inRow = await AnswersAsync() == "second" ? inRow + 1 : 0) >= 20);

        async Task<string?> AnswersAsync()
        {
            using var answer = await edge.Browser.GetAsync("/api/catalog/name");
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
    }

    [Fact]
    public async Task An_answer_of_an_app_is_not_dressed_up()
    {
        await using var backend = await Backend.StartAsync(app =>
        {
            app.MapMethods("/uploads/gone", ["HEAD"], () => Results.StatusCode(410));
            app.MapGet("/api/uploads/teapot", (HttpResponse response) =>
            {
                response.StatusCode = 418;
                response.ContentLength = 0;
            });
        });
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:uploads"] = backend.Address });
        Assert.Equal(HttpStatusCode.Gone, (await edge.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/uploads/gone"))).StatusCode);
        using var answer = await edge.Browser.GetAsync("/api/uploads/teapot");
        Assert.Equal((418, 0), ((int)answer.StatusCode, answer.Content.Headers.ContentLength));
    }
}
