using System.Net;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

public sealed class TusProtocolTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await StartAsync(fixture => fixture.Settings["Uploads:MaxBytes"] = "1000");

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Theory]
    [InlineData("/uploads")]
    [InlineData("/uploads/0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    public async Task OPTIONS_tells_everybody_what_the_server_can_do(string path)
    {
        using var answer = await uploads.App.Client().SendAsync(new HttpRequestMessage(HttpMethod.Options, path));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("1.0.0", answer.Header("Tus-Resumable"));
        Assert.Equal("1.0.0", answer.Header("Tus-Version"));
        Assert.Equal("1000", answer.Header("Tus-Max-Size"));
        Assert.Equal("creation,creation-with-upload,termination,expiration", answer.Header("Tus-Extension"));
    }

    [Theory]
    [InlineData("POST", null)]
    [InlineData("POST", "0.2.2")]
    [InlineData("PATCH", "1.0")]
    [InlineData("HEAD", "2.0.0")]
    [InlineData("DELETE", "")]
    public async Task Another_version_is_refused_before_anything_is_done(string method, string? version)
    {
        var address = method == "POST" ? "/uploads" : await uploads.CreatedAsync(5);
        using var request = Request(new HttpMethod(method), address, method == "PATCH" ? [1] : null, ("Upload-Length", "5"), ("Upload-Offset", "0"), ("Upload-Metadata", uploads.Metadata()));
        request.Headers.Remove("Tus-Resumable");
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("Tus-Resumable", version);
        }

        using var answer = await uploads.Instructor.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("1.0.0", answer.Header("Tus-Version"));
        Assert.Equal(method == "POST" ? 0 : 1, uploads.Registered.Count);
        if (method != "POST")
        {
            Assert.Equal(0, await uploads.OffsetAsync(address));
        }
    }

    [Fact]
    public async Task Every_answer_names_the_version_also_refusals()
    {
        foreach (var client in new[] { uploads.App.Client(), uploads.App.Client("rubbish"), uploads.App.Client(uploads.App.Issuer.Learner()), uploads.Instructor })
        {
            foreach (var (method, path) in new[] { ("POST", "/uploads"), ("HEAD", "/uploads/x"), ("GET", "/uploads"), ("PATCH", "/uploads/nothing/here"), ("DELETE", "/uploads/0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b") })
            {
                using var answer = await client.SendAsync(Request(new HttpMethod(method), path));
                Assert.Equal("1.0.0", answer.Header("Tus-Resumable"));
                Assert.InRange((int)answer.StatusCode, 400, 499);
            }
        }
    }

    [Fact]
    public async Task A_client_that_only_knows_POST_may_name_the_method_in_a_header()
    {
        var address = await uploads.CreatedAsync(3);
        using var head = await uploads.Instructor.SendAsync(Request(HttpMethod.Post, address, null, ("X-HTTP-Method-Override", "HEAD")));
        Assert.Equal("0", head.Header("Upload-Offset"));
        using var patch = await uploads.Instructor.SendAsync(Request(HttpMethod.Post, address, [1, 2], ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0")));
        Assert.Equal((HttpStatusCode.NoContent, "2"), (patch.StatusCode, patch.Header("Upload-Offset")));
        using var delete = await uploads.Instructor.SendAsync(Request(HttpMethod.Post, address, null, ("X-HTTP-Method-Override", "DELETE")));
        Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);
        using var gone = await uploads.HeadAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Only_instructors_and_admins_may_upload()
    {
        using var nobody = await uploads.CreateAsync(5, uploads.App.Client());
        await nobody.IsProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        using var learner = await uploads.CreateAsync(5, uploads.App.Client(uploads.App.Issuer.Learner()));
        await learner.IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        foreach (var token in new[]
        {
            uploads.App.Issuer.Mint("instructor", ["instructor"], life: TimeSpan.FromMinutes(-5)),
            uploads.App.Issuer.Mint("instructor", ["instructor"], audience: "other"),
            uploads.App.Issuer.Mint("instructor", ["instructor"], issuer: "http://127.0.0.1:1"),
            uploads.App.Issuer.Mint("instructor", ["instructor"], signedByStranger: true),
        })
        {
            using var forged = await uploads.CreateAsync(5, uploads.App.Client(token));
            await forged.IsProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        }

        using var admin = await uploads.CreateAsync(5, uploads.Admin);
        Assert.Equal(HttpStatusCode.Created, admin.StatusCode);
        Assert.True(Assert.Single(uploads.Registered).IsAdmin);
    }
}
