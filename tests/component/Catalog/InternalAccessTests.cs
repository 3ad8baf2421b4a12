using System.Net;
using EduStream.Contracts;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class InternalAccessTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    public static TheoryData<string, string, string> Routes => new()
    {
        { AppIds.Uploads, "POST", "internal/uploads" },
        { AppIds.Uploads, "DELETE", $"internal/uploads/{Guid.NewGuid()}" },
        { AppIds.Pipeline, "POST", $"internal/videos/{Guid.NewGuid()}/versions" },
        { AppIds.Pipeline, "GET", $"internal/videos/{Guid.NewGuid()}/published" },
        { AppIds.Pipeline, "POST", $"internal/videos/{Guid.NewGuid()}/publish" },
        { AppIds.Pipeline, "POST", $"internal/videos/{Guid.NewGuid()}/fail" },
        { AppIds.Playback, "GET", $"internal/entitlements?lessonId={Guid.NewGuid()}&userId=x&roles=admin" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Only_the_app_it_is_for_may_call_an_internal_route(string caller, string method, string path)
    {
        foreach (var other in new[] { AppIds.Uploads, AppIds.Pipeline, AppIds.Playback, AppIds.Edge }.Where(appId => appId != caller))
        {
            using var answer = await catalog.InvokeAsync(other, new HttpMethod(method), path, method == "POST" ? new { } : null);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        // Past the sidecar, even with the caller's name and an admin's token.
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/{path}");
        request.Headers.Add("dapr-caller-app-id", caller);
        using var direct = await catalog.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, direct.StatusCode);
    }

    [Fact]
    public async Task Events_are_taken_from_the_sidecar_only()
    {
        foreach (var path in new[] { "/events/upload-completed", "/events/upload-completed-dead-letter" })
        {
            await (await catalog.Admin.PostAsync(path, null)).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
        }
    }
}
