using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Catalog.Enrolments;
using EduStream.Catalog.Entitlements;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Outbox;
using EduStream.Catalog.Uploads;
using EduStream.Catalog.Videos;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCatalogDatabase();
builder.AddOutbox();
builder.Services.AddValidation(); // sees the requests of the assembly that it is called from

var app = builder.Build();
app.UseServiceDefaults();
app.MapCourses();
app.MapEnrolments();
app.MapLessons();
app.MapVideos();
app.MapUploads();
app.MapEntitlements();
app.Run();
