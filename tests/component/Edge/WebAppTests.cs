using System.Net;
using System.Text.Json;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class WebAppTests
{
    [Fact]
    public async Task Every_address_that_is_nothing_else_is_the_one_page()
    {
        await using var edge = await StartAsync();
        foreach (var path in new[] { "/", "/index.html", $"/lessons/{EdgeFixture.Video}", "/signed-in?code=1&state=2", "/player" })
        {
            using var answer = await edge.Browser.GetAsync(path);
            Assert.Equal("<p>page</p>", await answer.Content.ReadAsStringAsync());
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl!.NoCache);
        }
    }

    [Fact]
    public async Task Browsers_are_told_what_a_page_may_do()
    {
        await using var edge = await StartAsync();
        using var answer = await edge.Browser.GetAsync("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"connect-src 'self' {edge.App.Issuer.Authority};", policy);
        Assert.Contains("media-src 'self' blob:", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe-eval", policy);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_and_sent_compressed()
    {
        await using var edge = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-1a2b3c.js") { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await edge.Browser.SendAsync(request);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 1000);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_is_no_page_and_no_file_is_not_found()
    {
        string[] paths = ["/assets/index-old.js", "/missing.png", "/api/catalog", "/media/x", "/uploads", "/.env", "/secrets.unknowntype", "/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt"];
        await using var edge = await StartAsync();
        foreach (var path in paths)
        {
            var address = new Uri($"{edge.App.Address.ToString().TrimEnd('/')}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            await (await edge.Browser.GetAsync(address)).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task A_page_cannot_be_posted_to()
    {
        await using var edge = await StartAsync();
        await (await edge.Browser.PostAsync("/", null)).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        await using var edge = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { IfNoneMatch = { (await edge.Browser.GetAsync("/")).Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await edge.Browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_front_end_learns_where_to_sign_in()
    {
        await using var edge = await StartAsync();
        var settings = await (await edge.Browser.GetAsync("/api/edge/settings")).ReadAsync<JsonElement>();
        Assert.Equal((edge.App.Issuer.Authority, "edustream-web"), (settings.GetProperty("authority").GetString()!, settings.GetProperty("clientId").GetString()!));
    }

    [Fact]
    public async Task Without_a_built_front_end_the_rest_still_answers()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await (await edge.Browser.GetAsync("/")).IsProblemAsync(HttpStatusCode.NotFound, "web-app-missing");
        Assert.Contains(edge.App.Logged, line => line.Contains("There is no web app in", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await edge.Browser.GetAsync("/api/edge/settings")).StatusCode);
    }

    private static Task<EdgeFixture> StartAsync() => EdgeFixture.StartAsync(prepare: data =>
    {
        Directory.CreateDirectory(Path.Combine(data, "web", "assets"));
        File.WriteAllText(Path.Combine(data, "secret.txt"), "secret");
        File.WriteAllText(Path.Combine(data, "web", ".env"), "secret");
        File.WriteAllText(Path.Combine(data, "web", "secrets.unknowntype"), "secret");
        File.WriteAllText(Path.Combine(data, "web", "index.html"), "<p>page</p>");
        File.WriteAllText(Path.Combine(data, "web", "assets", "index-1a2b3c.js"), string.Concat(Enumerable.Repeat("console.log('lecture');", 1000)));
    });
}
