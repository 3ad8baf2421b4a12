using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Licensing;

public sealed class ContentKeyTests
{
    [Fact]
    public async Task Asking_again_gives_the_same_key_ids_and_a_new_class_gets_its_own()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var first = await licensing.CreateAsync(1, KeyClasses.Hd, KeyClasses.Audio);
        Assert.Equal([KeyClasses.Hd, KeyClasses.Audio], first.Select(key => key.Class));
        Assert.All(first, key => Assert.Matches("^[0-9a-f]{32}$", key.KeyId));
        Assert.Equal(first, await licensing.CreateAsync(1, KeyClasses.Hd, KeyClasses.Audio));

        var more = await licensing.CreateAsync(1, KeyClasses.Hd, KeyClasses.Audio, KeyClasses.Sd);
        Assert.Equal(first, more.Take(2));
        Assert.Equal(3, more.Select(key => key.KeyId).Distinct().Count());
        Assert.Empty((await licensing.CreateAsync(2)).Select(key => key.KeyId).Intersect(more.Select(key => key.KeyId)));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_keys()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => licensing.CreateAsync()));
        Assert.Single(answers.Select(keys => string.Join(' ', keys.Select(key => key.KeyId))).Distinct());
    }

    [Fact]
    public async Task Keys_are_released_to_the_pipeline_and_to_nobody_else()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = await licensing.CreateAsync();
        var keys = await licensing.ReleaseAsync();
        Assert.Equal(ids.Select(key => (key.Class, key.KeyId)), keys.Select(key => (key.Class, key.KeyId)));
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{32}$", key.Key));
        Assert.Equal(3, keys.Select(key => key.Key).Distinct().Count());

        var path = $"internal/keys/{LicensingFixture.Video}/1";
        foreach (var (method, address) in new[] { (HttpMethod.Post, path), (HttpMethod.Post, $"{path}/release"), (HttpMethod.Delete, path) })
        {
            var body = new CreateContentKeys([KeyClasses.Hd]);
            Assert.Equal(HttpStatusCode.Forbidden, (await licensing.InvokeAsync(AppIds.Edge, method, address, body)).StatusCode);
            using var request = new HttpRequestMessage(method, "/" + address) { Headers = { { "dapr-caller-app-id", AppIds.Pipeline } }, Content = JsonContent.Create(body) };
            await (await licensing.Player.SendAsync(request)).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
        }

        Assert.Equal(keys, await licensing.ReleaseAsync());
    }

    [Fact]
    public async Task Deleted_keys_are_gone_and_deleting_twice_is_fine()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var before = await licensing.CreateAsync();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await licensing.InvokeAsync(AppIds.Pipeline, HttpMethod.Delete, $"internal/keys/{LicensingFixture.Video}/1")).StatusCode);
        }

        await (await licensing.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/keys/{LicensingFixture.Video}/1/release")).IsProblemAsync(HttpStatusCode.NotFound, "no-content-keys");
        Assert.NotEqual(before, await licensing.CreateAsync());
    }

    [Fact]
    public async Task No_key_is_found_in_what_is_stored_or_logged()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        await licensing.CreateAsync();
        var keys = await licensing.ReleaseAsync();
        await (await licensing.LicenceAsync(licensing.Token(), keys.Select(key => key.KeyId))).ReadAsync<JsonElement>();
        var stored = Directory.EnumerateFiles(Path.Combine(licensing.App.Data, "dapr"), "dapr.db*").Select(Read).ToList();
        Assert.Contains(stored, bytes => Contains(bytes, Encoding.UTF8.GetBytes(keys[0].KeyId)));
        foreach (var key in keys)
        {
            var bytes = Convert.FromHexString(key.Key);
            foreach (var form in new[] { bytes, Encoding.UTF8.GetBytes(key.Key), Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes).TrimEnd('=')), Encoding.UTF8.GetBytes(LicensingFixture.Encode(key.Key)) })
            {
                Assert.DoesNotContain(stored, file => Contains(file, form));
                Assert.DoesNotContain(licensing.App.Logged, line => line.Contains(Encoding.Latin1.GetString(form), StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task A_stored_key_that_was_moved_to_another_version_opens_nothing()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = await licensing.CreateAsync();
        var state = licensing.App.Services.GetRequiredService<DaprClient>();
        var stored = await state.GetStateAsync<JsonElement>(Components.StateStore, $"content-keys-{LicensingFixture.Video}-1");
        await state.SaveStateAsync(Components.StateStore, $"content-keys-{LicensingFixture.Video}-2", stored);
        await (await licensing.LicenceAsync(licensing.Token(version: 2), ids.Select(key => key.KeyId))).IsProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        Assert.Contains(licensing.App.Logged, line => line.Contains("cannot be unwrapped", StringComparison.Ordinal) && line.Contains("content-key-wrapping", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hd")]
    [InlineData("HD HD")]
    [InlineData("A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q")]
    [InlineData("HD,HD")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    public async Task Classes_that_are_none_are_refused(string classes)
    {
        await using var licensing = await LicensingFixture.StartAsync();
        await (await licensing.AskForKeysAsync(LicensingFixture.Video, 1, classes.Split(',', StringSplitOptions.RemoveEmptyEntries))).IsProblemAsync(HttpStatusCode.BadRequest, "key-classes-malformed");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"content-key-wrapping\":\"AAAA\",\"playback-token-signing\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}")]
    public async Task Without_its_wrapping_key_the_app_is_not_ready_and_gives_no_keys(string secrets)
    {
        await using var licensing = await LicensingFixture.StartAsync(prepare: data => File.WriteAllText(Path.Combine(data, ".data", "secrets.json"), secrets));
        await Eventually.TrueAsync(() => licensing.App.Logged.Any(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("'content-key-wrapping'", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await licensing.Player.GetAsync("/health/ready")).StatusCode);
        await (await licensing.AskForKeysAsync(LicensingFixture.Video, 1, KeyClasses.Hd)).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool Contains(byte[] file, byte[] form) => file.AsSpan().IndexOf(form) >= 0;
}
