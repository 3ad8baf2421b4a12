using EduStream.Catalog.Access;
using EduStream.Catalog.Captions;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Catalog.Entitlements;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Outbox;
using EduStream.Catalog.Uploads;
using EduStream.Catalog.Videos;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRequestRules();
builder.AddCatalogDatabase();
builder.AddOutbox();
builder.AddVideos();

var app = builder.Build();
app.UseServiceDefaults();
app.MapCourses();
app.MapLessons();
app.MapVideos();
app.MapCaptions();
app.MapUploads();
app.MapEntitlements();
app.Run();
